import type { Partner, TimeOff } from '@rafiq/shared/partners/contract.ts';
import { dayIn } from '@rafiq/shared/working-time.ts';

/** Most stretches of time off kept; those long over make room for new ones. */
const mostTimeOff = 100;

/** A partner with one more stretch of time off, in the order of their first days. */
export function addTimeOff(before: Partner, off: TimeOff, at: string): Partner {
  const timeOff = [...before.timeOff, off]
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
    .slice(-mostTimeOff);
  return { ...before, timeOff, updatedAt: at, version: before.version + 1 };
}

const dayMs = 86_400_000;

/** Whether time off is over, by the calendar of the partner: it was away then, and nothing takes that back. */
export const isOver = ({ to }: Pick<TimeOff, 'to'>, { timeZone }: Partner, at: string): boolean =>
  to < dayIn(timeZone, Date.parse(at));

/**
 * A partner without that time off; undefined if it has none of this id. Of what has begun, the days that are over stay:
 * distribution must know who was away, so that nobody is given all at once what it missed.
 */
export function removeTimeOff(before: Partner, timeOffId: string, at: string): Partner | undefined {
  const removed = before.timeOff.find(({ id }) => id === timeOffId);
  if (removed === undefined) return undefined;
  const yesterday = dayIn(before.timeZone, Date.parse(at) - dayMs);
  const timeOff = before.timeOff.flatMap((off) => {
    if (off.id !== timeOffId) return [off];
    return off.from <= yesterday ? [{ ...off, to: off.to < yesterday ? off.to : yesterday }] : [];
  });
  return { ...before, timeOff, updatedAt: at, version: before.version + 1 };
}
