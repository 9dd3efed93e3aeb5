/** How a case ends whose claim is gone. */
import { mayMoveCase } from '@rafiq/shared/deals/case-status.ts';
import type { ConflictPolicy } from '@rafiq/shared/deals/conflict-policy.ts';
import type { Change, Write } from '#functions/kernel/commit.ts';
import type { EventDraft } from '#functions/kernel/event.ts';
import { advanceCase } from './domain/advance-case.ts';
import type { ConflictCase } from './domain/conflict-case.ts';
import type { Registration } from './domain/registration.ts';
import { planOfCase } from './save-case.ts';
import { findCase } from './store/case-store.ts';

/**
 * What closes the unsettled case of a registration that stands in it no more: withdrawn (`closed`), or for another company
 * or product by now (`claim-moved`). Nothing where the case was decided already, or another has opened it: pure.
 */
export function planOfClosing(
  before: ConflictCase | undefined,
  { id }: Pick<Registration, 'id'>,
  happened: 'closed' | 'claim-moved',
  terms: ConflictPolicy['protection'],
  change: Change,
): { writes: Write[]; events: EventDraft[] } {
  if (before?.claimant.dealId !== id || !mayMoveCase(before.status, 'close'))
    return { writes: [], events: [] };
  const after = advanceCase(before, 'close', change.at, {
    dueAt: null,
    overdueAt: null,
    settledAt: change.at,
  });
  const { partnerId, partnerName } = before.claimant;
  const vendorData = { partnerId, partnerName };
  return planOfCase({ before, after, happened, vendorData }, terms, change);
}

/**
 * What closes the unsettled case of a registration that is withdrawn, in the transaction that withdraws it; nothing where
 * it has none, or the case was decided already (1 request; none without a case). If label `case` fails, somebody moved the
 * case meanwhile: read again.
 */
export async function closeCaseOf(
  deal: Pick<Registration, 'id' | 'conflictId'>,
  terms: ConflictPolicy['protection'],
  change: Change,
): Promise<{ writes: Write[]; events: EventDraft[] }> {
  const before = deal.conflictId === null ? undefined : await findCase(deal.conflictId);
  return planOfClosing(before, deal, 'closed', terms, change);
}
