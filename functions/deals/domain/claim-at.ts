/** Whether a registration that is submitted goes on with the claim it made before, or makes another. */
import { mayMoveCase } from '@rafiq/shared/deals/case-status.ts';
import { changeOfClaim } from './claim-of.ts';
import type { ConflictCase } from './conflict-case.ts';
import type { Registration } from './registration.ts';

/** The same registration without whatever its last submission made of it: it lies nowhere, and is in no case. */
export const letGo = (deal: Registration): Registration => ({
  ...deal,
  accountId: null,
  claimed: null,
  submittedAt: null,
  submittedBefore: deal.submittedBefore || deal.submittedAt !== null,
  conflictId: null,
  judged: null,
  decision: null,
});

/**
 * The account that a registration is known to be for before anybody looks: where it was sent back, and its company is
 * as it was. Whatever is written of another company is looked up anew, or it would be told apart from the account that it
 * is for.
 */
export const knownAccountOf = (deal: Registration): string | null =>
  deal.status === 'action-required' && changeOfClaim(deal)?.company === false ? deal.accountId : null;

/**
 * A registration as it is judged: what was sent back and mended goes on with its place in line and its case, as long as
 * it is for the same company and product family; for another it is another claim, from now on. A case that was decided
 * without it is left, too (source: domain.md, Deal registration).
 * @param accountIds of the company that it is for now
 * @param conflict the case it has opened, as it stands
 */
export function claimAt(
  deal: Registration,
  accountIds: readonly string[],
  conflict: Pick<ConflictCase, 'id' | 'status'> | undefined,
): Registration {
  const { status, accountId, conflictId } = deal;
  const lies = accountId !== null && accountIds.includes(accountId);
  if (status !== 'action-required' || !lies || changeOfClaim(deal)?.products === true) return letGo(deal);
  const inCase =
    conflict?.id === conflictId && conflict !== undefined && mayMoveCase(conflict.status, 'close');
  return { ...deal, conflictId: inCase ? conflictId : null };
}
