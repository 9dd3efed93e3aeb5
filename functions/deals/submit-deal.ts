/** Submitting a registration: searched, judged and written so that of two that are alike one is first. */
import type { JudgementOutcome } from '@rafiq/shared/deals/conflict-status.ts';
import type { RegistrationMove } from '@rafiq/shared/deals/status.ts';
import type { Partner } from '@rafiq/shared/partners/contract.ts';
import {
  findAccountByName,
  keepsOneMore,
  openAccountFor,
  type Candidate,
} from '#functions/accounts/index.ts';
import type { Caller } from '#functions/kernel/caller.ts';
import { atVersion, ConditionFailed, type Change, type Write } from '#functions/kernel/commit.ts';
import { pause } from '#functions/kernel/dynamo.ts';
import { newId } from '#functions/kernel/id.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { findInChain, mustBeActive, type Chain } from '#functions/partners/index.ts';
import { bindingWrites, boundable, type Home } from './bind-judgement.ts';
import { planOfClosing } from './close-case-of.ts';
import { comparedCompany, openedCompany } from './company-of.ts';
import { requireMaySubmit } from './count-submission.ts';
import { claimAt, knownAccountOf } from './domain/claim-at.ts';
import { claimOf } from './domain/claim-of.ts';
import type { ConflictCase } from './domain/conflict-case.ts';
import { dayIn, lackingToSubmit, type Lacking } from './domain/complete.ts';
import type { Judgement } from './domain/judge-registration.ts';
import { keepVerdict } from './domain/open-case.ts';
import { hoursAfter, protect } from './domain/protection.ts';
import { advance, type Registration } from './domain/registration.ts';
import { judgeOn } from './judge-on.ts';
import { planNewCase } from './new-case.ts';
import { partnerOf } from './reach.ts';
import { saveDeal } from './save-deal.ts';
import { findCase } from './store/case-store.ts';
import { readConflictPolicy, type ConflictPolicyVersion } from './store/conflict-policies.ts';
import { factsItem } from './store/deal-facts.ts';
import { caseKey } from './store/deal-keys.ts';
import { findDeal, readOpenDeals } from './store/deal-store.ts';
import { isReseller } from './reseller-below.ts';
import { requireMove, type Around } from './work-on-deal.ts';

/** What a submission is decided by beside the search (1 request, together). */
export interface BeforeSearch {
  deal: Registration;
  partner: Partner;
  chain: Chain;
  policy: ConflictPolicyVersion;
  open: number;
}

const outcomeMoves: Readonly<Record<JudgementOutcome, { move: RegistrationMove; happened: string }>> = {
  approve: { move: 'approve', happened: 'protected' },
  review: { move: 'send-to-review', happened: 'sent-to-review' },
  reject: { move: 'reject', happened: 'refused' },
  duplicate: { move: 'find-duplicate', happened: 'found-duplicate' },
};

/**
 * The account of a registration: the likest one that is surely the same company, else a new one. Where its name is taken
 * in its country by a company of another town, the new one is called with its town.
 */
async function homeOf(
  deal: Registration,
  candidates: readonly Candidate[],
  auto: number,
  change: Change,
): Promise<Home> {
  const { content, accountId } = deal;
  const ownIn = ({ members }: Candidate) => members.find((member) => member.accountId === accountId);
  const known = knownAccountOf(deal) === null ? undefined : candidates.find(ownIn);
  // Of several that are as likely it stays with its own.
  const likest = candidates.filter(({ score }) => score >= auto && score === candidates[0]?.score);
  const found = known ?? likest.find(ownIn) ?? likest[0];
  if (found !== undefined) {
    // What is entered at an account stays there, whichever stands for it since.
    const read = ownIn(found) ?? found.members[0];
    const accountIds = found.members.map((member) => member.accountId);
    return { read, accountIds, name: read.matched.name, opened: null };
  }
  const { name = '', city, country } = content.company;
  const taken = (await findAccountByName(name, country ?? null)) !== undefined;
  const called = taken && city !== undefined ? `${name} (${city})` : name;
  const { writes, events, ...read } = openAccountFor(openedCompany(content, called), change, newId);
  return { read, accountIds: [read.accountId], name: called, opened: { writes, events } };
}

/**
 * A registration as it was judged, and what that is called. Where its account has no room for it a person looks at what
 * would be approved, as it would for many another reason: that others stand there is not told.
 */
export function judgedAs(
  deal: Registration,
  judgement: Judgement,
  policy: ConflictPolicyVersion,
  accountId: string,
  at: string,
  unlisted = false,
): { after: Registration; happened: string } {
  // What a case is open about is decided by the case.
  const held = (deal.conflictId !== null || unlisted) && judgement.outcome === 'approve';
  const { move, happened } = outcomeMoves[held ? 'review' : judgement.outcome];
  const { protection: terms } = policy.document;
  const after = advance(deal, move, at, {
    accountId,
    claimed: claimOf(deal),
    submittedAt: deal.submittedAt ?? at,
    unlisted,
    asked: null,
    overdueAt: null,
    decideBy: move === 'send-to-review' ? hoursAfter(at, terms.reviewHours) : null,
    judged: {
      at,
      policyVersion: policy.version,
      verdicts: judgement.verdicts.map(keepVerdict),
      decidedBy: [...judgement.decidedBy],
    },
    decision: move === 'send-to-review' ? null : { by: 'rules', at, reason: null, note: null },
    protection: move === 'approve' ? protect(at, terms) : null,
  });
  return { after, happened };
}

/**
 * What goes on with its case is bound to that as it was read: one that ends at the same moment lets go of it, and nobody
 * would decide it any more.
 */
const boundToCase = (conflict: ConflictCase | undefined, { conflictId }: Registration): Write[] =>
  conflict === undefined || conflictId !== conflict.id
    ? []
    : [{ label: 'case', check: caseKey(conflict.id), when: atVersion(conflict.version) }];

async function attempt(
  { deal, partner, chain, policy, open }: BeforeSearch,
  { userId }: Caller,
  change: Change,
): Promise<Around> {
  const { matching, protection } = policy.document;
  const { at } = change;
  const countOf = await requireMaySubmit({ partnerId: partner.id, userId }, at);
  // Lies beside what a cold start reads.
  const { searchAccounts, bindSearch } = await import('#functions/accounts/matching.ts');
  const [search, conflict] = await Promise.all([
    searchAccounts(comparedCompany(deal.content), {
      accountId: knownAccountOf(deal) ?? undefined,
      auto: matching.auto,
    }),
    deal.conflictId === null ? undefined : findCase(deal.conflictId),
  ]);
  const alike = boundable(search.candidates.filter(({ score }) => score >= matching.review));
  const home = await homeOf(deal, alike, matching.auto, change);
  const claim = claimAt(deal, home.accountIds, conflict);
  const { facts, judgement } = await judgeOn(claim, { partner, chain, open }, alike, policy, at);
  const unlisted = !keepsOneMore(home.read, deal.id);
  const { after: decided, happened } = judgedAs(claim, judgement, policy, home.read.accountId, at, unlisted);
  const opened = await planNewCase(
    { deal: decided, judgement, facts, account: { id: home.read.accountId, name: home.name }, policy },
    change,
  );
  const after = { ...decided, conflictId: opened?.id ?? decided.conflictId };
  const counted = countOf(partner, judgement.verdicts);
  const closed =
    claim.conflictId === null
      ? planOfClosing(conflict, deal, 'claim-moved', protection, change)
      : { writes: [], events: [] };
  const { writes, ...ofAccounts } = bindingWrites(deal, after, home, search, alike, policy, bindSearch, at);
  return saveDeal(
    change,
    {
      before: deal,
      after,
      happened,
      openAsRead: open,
      ...ofAccounts,
      extra: [
        mustBeActive(partner.id),
        ...writes,
        ...closed.writes,
        ...boundToCase(conflict, claim),
        ...counted.writes,
        ...(opened?.writes ?? []),
        { label: 'deal-facts', put: factsItem(deal.id, after.version, facts, policy.version) },
      ],
      events: [
        ...(home.opened?.events ?? []),
        ...closed.events,
        ...(opened?.events ?? []),
        ...counted.events,
      ],
    },
    protection,
    { deal: after, policy },
  );
}

/** Whom it is registered for must still buy from its partner. */
const lackingReseller = ({ onBehalfOf }: Registration, { below }: Chain): Lacking[] =>
  onBehalfOf === null || below.some((one) => isReseller(one, onBehalfOf.partnerId))
    ? []
    : [{ pointer: '/onBehalfOf', code: 'unknown-reference' }];

/** What may have changed between the reading and the writing: then it is read and judged anew. */
const moved = new Set([
  'deal',
  'case',
  'bucket',
  'account-deals',
  'account-name',
  'account',
  'open-deals',
  'check-count',
  'check-told',
]);
const mostTries = 24;

/**
 * Submits a registration: it is judged by the rules of the policy in force and comes to be protected, refused, a
 * duplicate, or under review, in one transaction (3 requests one after the other and 1 transaction, beside what is read
 * with its caller; 1 or 2 requests more where accounts were merged, and 1 to 3 where names must be looked up or a conflict
 * case is opened). The transaction is bound to what was searched and found: of two spellings of one company in flight at
 * once, one is first.
 * @throws Problem `invalid-request` naming what it lacks; `illegal-move`, `stale`, `too-many-registrations`,
 * `partner-suspended`
 */
export async function submitDeal(
  dealId: string,
  caller: Caller,
  change: Change,
  ahead: BeforeSearch | undefined,
): Promise<Around> {
  let before = ahead;
  for (let tries = 1; ; tries += 1) {
    const read = before ?? (await readAheadOfSubmit(dealId, partnerOf(caller), change.at));
    before = undefined;
    if (read.deal.partnerId !== caller.partnerId) throw new Problem('not-found');
    requireMove(read.deal, 'submit', change);
    const lacking = [
      ...lackingToSubmit(read.deal.content, dayIn(read.partner.timeZone, change.at)),
      ...lackingReseller(read.deal, read.chain),
    ];
    if (lacking.length > 0) throw new Problem('invalid-request', { errors: lacking });
    try {
      return await attempt(read, caller, change);
    } catch (error) {
      if (!(error instanceof ConditionFailed) || !moved.has(error.label)) throw error;
      if (tries === mostTries) throw new Problem('unavailable', { retryAfterSeconds: 1, cause: error });
      await pause(Math.random() * 8 * Math.min(tries, 8));
    }
  }
}

/**
 * Everything that decides a submission but the search, read along with the membership of its caller (1 request,
 * and those of a chain that its partner stands in).
 * @throws Problem `not-found`
 */
export async function readAheadOfSubmit(
  dealId: string,
  partnerId: string,
  at: string,
): Promise<BeforeSearch> {
  const [deal, found, policy, open] = await Promise.all([
    findDeal(dealId),
    findInChain(partnerId),
    readConflictPolicy(at),
    readOpenDeals(partnerId),
  ]);
  if (deal === undefined || found === undefined) throw new Problem('not-found');
  return { deal, ...found, policy, open };
}
