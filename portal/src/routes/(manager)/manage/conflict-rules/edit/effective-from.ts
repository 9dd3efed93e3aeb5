/** From when a version is in force, as its form asks it: a day and a time in the reader's zone. */
import { instantOfWallClock } from '@rafiq/shared/working-time.ts';

export const beginnings = ['now', 'later'] as const;
export type Beginning = (typeof beginnings)[number];

/** The instant; undefined where the day or the time is none. @param time `09:30`; empty: when the day begins */
export function effectiveFromIn(day: string, time: string, timeZone: string): string | undefined {
  const wall = Date.parse(`${day}T${time === '' ? '00:00' : time}:00Z`);
  return Number.isNaN(wall) ? undefined : new Date(instantOfWallClock(timeZone, wall)).toISOString();
}
