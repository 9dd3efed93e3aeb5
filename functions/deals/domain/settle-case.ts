import type { ConflictPolicy } from '@rafiq/shared/deals/conflict-policy.ts';
import { advanceCase, amendCase } from './advance-case.ts';
import type { ConflictCase } from './conflict-case.ts';
import { hoursAfter } from './protection.ts';

/** What time does to a case. */
export interface Settled {
  after: ConflictCase;
  happened: 'evidence-over' | 'finalised' | 'overdue';
}

/**
 * What becomes of a case whose clock has run out: parties that were asked are waited for no longer, a resolution that
 * nobody appealed against stands, and where the vendor has not come in time it is told so once. Null where time does
 * nothing (source: domain.md, Conflict case).
 */
export function settleCase(
  one: ConflictCase,
  at: string,
  { reviewHours }: Pick<ConflictPolicy['protection'], 'reviewHours'>,
): Settled | null {
  if (one.dueAt === null || one.dueAt > at) return null;
  if (one.status === 'awaiting-parties') {
    const change = { dueAt: hoursAfter(at, reviewHours), overdueAt: null };
    return { after: advanceCase(one, 'stop-waiting', at, change), happened: 'evidence-over' };
  }
  if (one.status === 'resolved')
    return {
      after: advanceCase(one, 'finalise', at, { dueAt: null, settledAt: at }),
      happened: 'finalised',
    };
  if (one.status === 'final' || one.overdueAt !== null) return null;
  return { after: amendCase(one, at, { overdueAt: at }), happened: 'overdue' };
}
