/** Ends a conflict case that one of its sides has left, and lets the other's registration go on. */
import { mayMoveCase } from '@rafiq/shared/deals/case-status.ts';
import { atVersion, commit, type Change, type Write } from '#functions/kernel/commit.ts';
import { untilSettledOn } from '#functions/kernel/until-settled-on.ts';
import { statusesOf } from '#functions/partners/index.ts';
import { planOfLeaving } from './close-case-of.ts';
import { dealsOfCase } from './deals-of-case.ts';
import type { ConflictCase, Party } from './domain/conflict-case.ts';
import { endWithoutHolders } from './domain/end-case.ts';
import { holdInCase } from './domain/hold-in-case.ts';
import { holdsByRules } from './domain/open-case.ts';
import type { Registration } from './domain/registration.ts';
import { effectsOf } from './domain/resolve-case.ts';
import { judgeNow, moveJudgedAnew } from './judge-anew.ts';
import { planOfCase } from './save-case.ts';
import type { DealMove } from './save-deal.ts';
import { findCases, findCase } from './store/case-store.ts';
import { readConflictPolicy, type ConflictPolicyVersion } from './store/conflict-policies.ts';
import { dealKey } from './store/deal-keys.ts';
import { casesHeldWith } from './store/held-cases.ts';

const dealOf = (party: Party, deals: readonly Registration[]): Registration | undefined =>
  deals.find(({ id }) => id === party.dealId);

/**
 * Whether a refused registration may still come back: a case that has refused it, its own or one in which it holds the
 * account, may yet be appealed against or is being decided again (1 or 2 requests).
 */
async function mayReturn({ id, partnerId, conflictId }: Registration): Promise<boolean> {
  const held = await casesHeldWith(partnerId, id);
  const cases = await findCases([...new Set([...held, ...(conflictId === null ? [] : [conflictId])])]);
  return cases.some(({ status, resolved }) => status !== 'final' && resolved !== null);
}

/**
 * Whether somebody that holds the account has nothing there any more, as far as its registration says; who holds it by
 * anything else goes with its partner (at most 3 requests).
 */
async function hasLeft(
  one: ConflictCase,
  holder: Party,
  deals: readonly Registration[],
  endedIds: ReadonlySet<string>,
): Promise<boolean> {
  const deal = dealOf(holder, deals);
  if (deal === undefined) return endedIds.has(holder.partnerId);
  const hold = holdInCase(one, 'holder', holder, deal);
  return hold === 'left' || (hold === 'may-return' && !(await mayReturn(deal)));
}

/** Whether all that hold the account have left; of nobody that is not so. */
async function haveAllLeft(one: ConflictCase, deals: readonly Registration[]): Promise<boolean> {
  const byNothing = one.holders.filter(({ dealId }) => dealId === null);
  const statuses = await statusesOf(byNothing.map(({ partnerId }) => partnerId));
  const ended = [...statuses].filter(([, status]) => status === 'terminated').map(([id]) => id);
  for (const holder of one.holders) if (!(await hasLeft(one, holder, deals, new Set(ended)))) return false;
  return one.holders.length > 0;
}

/** What a case that has ended leaves to the claimant that is protected already: what it had to share is its own. */
const wholeOf = (
  one: ConflictCase,
  claim: Registration,
  { document }: ConflictPolicyVersion,
  at: string,
): DealMove[] =>
  effectsOf(
    one,
    { resolution: 'dismissed', claimantShare: null, note: null },
    [claim],
    at,
    document.protection,
  ).moved.map(({ before, after, happened }) => ({
    before,
    after,
    happened,
    data: { share: after.share },
  }));

/** What is written where nobody is left that stands in the claimant's way; null where somebody is. */
async function planWithoutHolders(
  one: ConflictCase,
  deals: readonly Registration[],
  policy: ConflictPolicyVersion,
  change: Change,
) {
  const { at } = change;
  const after = endWithoutHolders(one, at);
  const claim = dealOf(one.claimant, deals);
  if (after === null || claim === undefined || !(await haveAllLeft(one, deals))) return null;
  const judged = await judgeNow(claim, policy, at);
  // The rules may still see it in the way: by a lead, a sale, or the grace after its protection.
  if (one.holders.some((holder) => holdsByRules(judged.judgement, claim.partnerId, holder))) return null;
  const anew =
    claim.status === 'approved'
      ? wholeOf(one, claim, policy, at)
      : [await moveJudgedAnew(claim, judged, policy, change)];
  const moves = anew.filter((move) => move !== null);
  const moved = new Set(moves.map(({ before }) => before?.id));
  const unmoved = deals
    .filter(({ id }) => !moved.has(id))
    .map(({ id, version }): Write => ({ label: 'deal', check: dealKey(id), when: atVersion(version) }));
  const { partnerId, partnerName } = one.claimant;
  return planOfCase(
    {
      before: one,
      after,
      happened: 'ended',
      vendorData: { partnerId, partnerName },
      deals: moves,
      extra: unmoved,
    },
    policy.document.protection,
    change,
  );
}

/** What may have changed between the reading and the writing: a manager may decide the case at the same moment. */
const untilEnded = untilSettledOn(
  'case',
  'deal',
  'bucket',
  'account-deals',
  'account-name',
  'account',
  'open-deals',
  'partner-active',
);

/**
 * Ends a case that waits for a decision once its claimant's registration has left it, or nobody is left that holds the
 * account: neither by a registration that stands, nor by anything that the policy in force would see in the claimant's
 * way. The claimant's registration is then decided anew. Repeated, or where somebody has decided meanwhile, it does nothing
 * (3 requests; where it ends, those of a submission and 1 transaction).
 * @returns whether it ended
 */
export const endLeftCase = (conflictId: string, change: Change): Promise<boolean> =>
  untilEnded(async () => {
    const [one, policy] = await Promise.all([findCase(conflictId), readConflictPolicy(change.at)]);
    if (one === undefined || !mayMoveCase(one.status, 'close')) return false;
    const deals = await dealsOfCase(one);
    const claim = dealOf(one.claimant, deals);
    const isGone = claim !== undefined && holdInCase(one, 'claimant', one.claimant, claim) === 'left';
    const plan = isGone
      ? await planOfLeaving(one, deals, policy.document.protection, change)
      : await planWithoutHolders(one, deals, policy, change);
    if (plan === null) return false;
    await commit(change, { ...plan, answer: undefined });
    return true;
  });
