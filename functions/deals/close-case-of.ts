/** How a case ends whose claim is gone. */
import type { ConflictPolicy } from '@rafiq/shared/deals/conflict-policy.ts';
import type { Change, Write } from '#functions/kernel/commit.ts';
import type { EventDraft } from '#functions/kernel/event.ts';
import { mustBeActive, statusesOf } from '#functions/partners/index.ts';
import { dealsOfCase } from './deals-of-case.ts';
import type { ConflictCase } from './domain/conflict-case.ts';
import { endWithoutClaimant, hasTaken } from './domain/end-case.ts';
import type { Registration } from './domain/registration.ts';
import { effectsOf } from './domain/resolve-case.ts';
import { planOfCase } from './save-case.ts';
import type { DealMove } from './save-deal.ts';
import { findCase } from './store/case-store.ts';

interface Plan {
  writes: Write[];
  events: EventDraft[];
}

const planOf = (
  before: ConflictCase,
  happened: 'closed' | 'claim-moved',
  deals: readonly DealMove[],
  terms: ConflictPolicy['protection'],
  change: Change,
): Plan => {
  const after = endWithoutClaimant(before, change.at);
  if (after === null) return { writes: [], events: [] };
  const { partnerId, partnerName } = before.claimant;
  const vendorData = { partnerId, partnerName };
  return planOfCase({ before, after, happened, vendorData, deals }, terms, change);
};

/**
 * What closes the unsettled case of a registration that stands in it no more: withdrawn (`closed`), or for another company
 * or product by now (`claim-moved`). Nothing where the case was decided already, or another has opened it: pure.
 */
export const planOfClosing = (
  before: ConflictCase | undefined,
  { id }: Pick<Registration, 'id'>,
  happened: 'closed' | 'claim-moved',
  terms: ConflictPolicy['protection'],
  change: Change,
): Plan =>
  before?.claimant.dealId === id ? planOf(before, happened, [], terms, change) : { writes: [], events: [] };

/**
 * What those that hold the account have back of what the case took from them, or made them share: as if it were upheld.
 * Nobody is given a protection who could not use it (1 request; none where it took nothing).
 */
async function givenBack(
  one: ConflictCase,
  deals: readonly Registration[],
  terms: ConflictPolicy['protection'],
  at: string,
): Promise<DealMove[]> {
  if (!hasTaken(one)) return [];
  const held = deals.filter(({ id }) => id !== one.claimant.dealId);
  const upheld = { resolution: 'upheld', claimantShare: null, note: null } as const;
  const { moved } = effectsOf(one, upheld, held, at, terms);
  const statuses = await statusesOf(moved.map(({ after }) => after.partnerId));
  return moved
    .filter(({ after }) => statuses.get(after.partnerId) === 'active')
    .map(({ before, after, happened }) => ({
      before,
      after,
      happened,
      data: { share: after.share },
      extra: happened === 'prevailed' ? [mustBeActive(after.partnerId)] : [],
    }));
}

/**
 * What ends a case whose claimant's registration has ended or moved on, at an appeal, too (1 request where it has taken
 * anything from those that hold the account: they have it back). Labels `case`, `deal` and `partner-active` fail where
 * somebody moved meanwhile: read again.
 * @param deals the registrations of its sides as they stand
 */
export const planOfLeaving = async (
  one: ConflictCase,
  deals: readonly Registration[],
  terms: ConflictPolicy['protection'],
  change: Change,
): Promise<Plan> => planOf(one, 'closed', await givenBack(one, deals, terms, change.at), terms, change);

/**
 * What closes the unsettled case of a registration that is withdrawn, in the transaction that withdraws it; nothing where
 * it has none, or the case was decided already (1 request; none without a case, 2 more where it had taken anything). If
 * label `case` fails, somebody moved the case meanwhile: read again.
 */
export async function closeCaseOf(
  deal: Pick<Registration, 'id' | 'conflictId'>,
  terms: ConflictPolicy['protection'],
  change: Change,
): Promise<Plan> {
  const before = deal.conflictId === null ? undefined : await findCase(deal.conflictId);
  if (before?.claimant.dealId !== deal.id) return { writes: [], events: [] };
  const deals = hasTaken(before) ? await dealsOfCase(before) : [];
  return planOfLeaving(before, deals, terms, change);
}
