import type { Partner, TimeOff } from '@rafiq/shared/partners/contract.ts';

/** Most stretches of time off kept; those long over make room for new ones. */
const mostTimeOff = 100;

/** A partner with one more stretch of time off, in the order of their first days. */
export function addTimeOff(before: Partner, off: TimeOff, at: string): Partner {
  const timeOff = [...before.timeOff, off]
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
    .slice(-mostTimeOff);
  return { ...before, timeOff, updatedAt: at, version: before.version + 1 };
}

/** A partner without that time off; undefined if it has none of this id. */
export function removeTimeOff(before: Partner, timeOffId: string, at: string): Partner | undefined {
  const timeOff = before.timeOff.filter(({ id }) => id !== timeOffId);
  if (timeOff.length === before.timeOff.length) return undefined;
  return { ...before, timeOff, updatedAt: at, version: before.version + 1 };
}
