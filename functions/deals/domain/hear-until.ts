import type { ConflictPolicy } from '@rafiq/shared/deals/conflict-policy.ts';
import type { ConflictCase } from './conflict-case.ts';
import { hoursAfter } from './protection.ts';

/**
 * Until when those that hold an account may say something in a case that was written before that was kept: since they were
 * asked, or else told of the case, for as long as sides are given. Null where it is kept, or nobody was told.
 */
export function lostHearUntil(
  { holdersTold, hearUntil, asked, holders, openedAt }: ConflictCase,
  { evidenceHours }: Pick<ConflictPolicy['protection'], 'evidenceHours'>,
): string | null {
  if (!holdersTold || hearUntil !== null) return null;
  const told = holders.flatMap(({ seen }) => seen?.since ?? []).toSorted();
  return hoursAfter(asked?.at ?? told.at(-1) ?? openedAt, evidenceHours);
}
