import type { CaseSide } from '@rafiq/shared/deals/case-status.ts';
import { changeOfClaim } from './claim-of.ts';
import type { ConflictCase, Party } from './conflict-case.ts';
import { isPrivate, type Registration } from './registration.ts';

/**
 * Whether the claim that a registration makes is the one it stands in a case with. It has left the case once it is a draft
 * again, was submitted anew, or for another company or product; the claimant's lies at the account of the case, and knows
 * of it. One that is being mended to something else claims that from its next submission on: nothing may be given to it
 * before, and it may be refused.
 */
export function stillInCase(
  one: Pick<ConflictCase, 'id' | 'accountId' | 'openedAt'>,
  side: CaseSide,
  { claimedAt }: Pick<Party, 'claimedAt'>,
  deal: Registration,
): 'stands' | 'is-mended' | 'left' {
  const { submittedAt, accountId, conflictId } = deal;
  if (isPrivate(deal) || submittedAt === null) return 'left';
  if (claimedAt === null ? submittedAt > one.openedAt : submittedAt !== claimedAt) return 'left';
  if (side === 'claimant' && (accountId !== one.accountId || conflictId !== one.id)) return 'left';
  const change = changeOfClaim(deal);
  return change !== null && (change.company || change.products) ? 'is-mended' : 'stands';
}
