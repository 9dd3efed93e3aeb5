/** How a case ends by itself: one of its sides has nothing in it any more. */
import { mayMoveCase } from '@rafiq/shared/deals/case-status.ts';
import { advanceCase } from './advance-case.ts';
import type { ConflictCase, Resolved } from './conflict-case.ts';

/** Nobody waits for anything in it any more. */
const settledAt = (at: string): Partial<ConflictCase> => ({ dueAt: null, overdueAt: null, settledAt: at });

const byItself = (by: Resolved['by'], resolution: Resolved['resolution'], at: string): Resolved => ({
  resolution,
  claimantShare: null,
  by,
  at,
  note: null,
});

/**
 * The case once nobody is left that stands in the claimant's way: dismissed, and final at once, at an appeal, too, whoever
 * made it. Null where it was decided already: what was decided stands, until somebody appeals against it.
 */
export const endWithoutHolders = (from: ConflictCase, at: string): ConflictCase | null =>
  mayMoveCase(from.status, 'close')
    ? advanceCase(from, 'close', at, {
        ...settledAt(at),
        resolved: byItself('holders-left', 'dismissed', at),
      })
    : null;

/** Whether a case has taken something from those that hold the account, or made them share it. */
export const hasTaken = ({ resolved }: Pick<ConflictCase, 'resolved'>): boolean =>
  resolved !== null && resolved.resolution !== 'upheld' && resolved.resolution !== 'dismissed';

/**
 * The case once the claimant's registration has left it: final, and upheld where it had taken something from those that
 * hold the account, who have it back. Null where it was decided already.
 */
export const endWithoutClaimant = (from: ConflictCase, at: string): ConflictCase | null =>
  mayMoveCase(from.status, 'close')
    ? advanceCase(from, 'close', at, {
        ...settledAt(at),
        resolved: hasTaken(from) ? byItself('claimant-left', 'upheld', at) : from.resolved,
      })
    : null;
