/** A registration that is judged once more, since what stood in its way has gone. */
import { mayMoveDeal } from '@rafiq/shared/deals/status.ts';
import type { Partner } from '@rafiq/shared/partners/contract.ts';
import { keepsOneMore, type Candidate, type Search } from '#functions/accounts/index.ts';
import type { Change } from '#functions/kernel/commit.ts';
import { findInChain, mustBeActive } from '#functions/partners/index.ts';
import { bindingWrites, boundable, type Home } from './bind-judgement.ts';
import { comparedCompany } from './company-of.ts';
import type { GatheredFacts } from './domain/conflict-facts.ts';
import type { Judgement } from './domain/judge-registration.ts';
import type { Registration } from './domain/registration.ts';
import { judgeOn } from './judge-on.ts';
import { planNewCase } from './new-case.ts';
import type { DealMove } from './save-deal.ts';
import type { ConflictPolicyVersion } from './store/conflict-policies.ts';
import { factsItem } from './store/deal-facts.ts';
import { readOpenDeals } from './store/deal-store.ts';
import { judgedAs } from './submit-deal.ts';

/** A registration as the policy in force judges it now, with all it was judged by. */
export interface JudgedAnew {
  judgement: Judgement;
  facts: GatheredFacts;
  search: Search;
  alike: readonly Candidate[];
  partner: Partner;
  /** How many registrations of its partner are open, this one among them if it is. */
  open: number;
}

/** What it says is what it claims: what is being mended claims nothing yet. */
function asClaimed(deal: Registration): Registration {
  const { claimed, content } = deal;
  if (claimed === null) return deal;
  const { productId, ...rest } = { ...content, productId: claimed.productId ?? undefined };
  return {
    ...deal,
    productFamily: claimed.productFamily,
    content: { ...rest, company: claimed.company, ...(productId !== undefined && { productId }) },
  };
}

/**
 * Judges a registration once more, by the rules of the policy in force and by what is there now (2 requests at once, and
 * those of a submission's search one after the other).
 * @throws Error where its partner is gone
 */
export async function judgeNow(
  deal: Registration,
  policy: ConflictPolicyVersion,
  at: string,
): Promise<JudgedAnew> {
  const claim = asClaimed(deal);
  const [found, open, { searchAccounts }] = await Promise.all([
    findInChain(deal.partnerId),
    readOpenDeals(deal.partnerId),
    import('#functions/accounts/matching.ts'),
  ]);
  if (found === undefined) throw new Error(`The partner of ${deal.id} is gone`);
  const { partner, chain } = found;
  const { matching } = policy.document;
  const search = await searchAccounts(comparedCompany(claim.content), {
    accountId: deal.accountId ?? undefined,
    auto: matching.auto,
  });
  const alike = boundable(search.candidates.filter(({ score }) => score >= matching.review));
  const { facts, judgement } = await judgeOn(claim, { partner, chain, open }, alike, policy, at);
  return { judgement, facts, search, alike, partner, open };
}

/** The account at which a registration lies, among those that its company may be; undefined where it is none of them. */
function homeAmong({ accountId }: Registration, candidates: readonly Candidate[]): Home | undefined {
  for (const { members } of candidates) {
    const read = members.find((member) => member.accountId === accountId);
    if (read !== undefined)
      return {
        read,
        accountIds: members.map((member) => member.accountId),
        name: read.matched.name,
        opened: null,
      };
  }
  return undefined;
}

/**
 * What a registration becomes once the case it was in has ended and it was judged anew: it is protected where the policy
 * has nothing against it and its partner is active; else a person looks at it, in a new case where others stand in its
 * way. No rule refuses it without one. Null where it waits for no decision: it is protected already, or is being mended and
 * is judged once it is submitted (what opens a case, else no request). The move is bound to what was searched, as a
 * submission is, and its labels are those of one.
 */
export async function moveJudgedAnew(
  deal: Registration,
  { judgement, facts, search, alike, partner, open }: JudgedAnew,
  policy: ConflictPolicyVersion,
  change: Change,
): Promise<DealMove | null> {
  const { accountId } = deal;
  if (accountId === null || !mayMoveDeal(deal.status, 'judge-anew')) return null;
  const { bindSearch } = await import('#functions/accounts/matching.ts');
  const home = homeAmong(deal, alike);
  const isFree = judgement.outcome === 'approve' && home !== undefined && partner.status === 'active';
  const outcome: Judgement = { ...judgement, outcome: isFree ? 'approve' : 'review' };
  const unlisted = home === undefined ? deal.unlisted : !keepsOneMore(home.read, deal.id);
  const free = { ...deal, conflictId: null };
  const { after: decided, happened } = judgedAs(free, outcome, policy, accountId, change.at, unlisted);
  const opened =
    home &&
    (await planNewCase(
      { deal: decided, judgement: outcome, facts, account: { id: accountId, name: home.name }, policy },
      change,
    ));
  // What is protected keeps in mind which case it came from; what a person decides is in none, or in the new one.
  const isProtected = decided.status === 'approved';
  const after = { ...decided, conflictId: opened?.id ?? (isProtected ? deal.conflictId : null) };
  const { writes, ...ofAccounts } =
    home === undefined
      ? { writes: [] }
      : bindingWrites(deal, after, home, search, alike, policy, bindSearch, change.at);
  return {
    before: deal,
    after,
    happened,
    openAsRead: open,
    ...ofAccounts,
    extra: [
      ...(isProtected ? [mustBeActive(partner.id)] : []),
      ...writes,
      ...(opened?.writes ?? []),
      { label: 'deal-facts', put: factsItem(deal.id, after.version, facts, policy.version) },
    ],
    events: opened?.events ?? [],
  };
}
