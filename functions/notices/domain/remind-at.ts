import { addWorkingTime, workingTimeBetween, type WorkCalendar } from '@rafiq/shared/working-time.ts';

const shareUsed = 0.75;
const leastLeftMs = 30 * 60_000;

/**
 * When somebody is reminded of a clock: as soon as three quarters of its working time are used, and at least half
 * an hour before it ends. A clock too short for that reminds nobody; its own notice was just given.
 * @param calendar the working hours of whoever must act; a clock that runs outside of them counts by the wall,
 * and so does one of those who have no such hours (null)
 */
export function remindAt(
  clock: { from: string; until: string },
  calendar: WorkCalendar | null,
): string | null {
  const fromMs = Date.parse(clock.from);
  const untilMs = Date.parse(clock.until);
  const workingMs = calendar === null ? 0 : workingTimeBetween(fromMs, untilMs, calendar);
  const usedMs =
    calendar !== null && workingMs > 0
      ? addWorkingTime(fromMs, workingMs * shareUsed, calendar)
      : fromMs + (untilMs - fromMs) * shareUsed;
  const atMs = Math.floor(Math.min(usedMs, untilMs - leastLeftMs));
  return atMs > fromMs ? new Date(atMs).toISOString() : null;
}
