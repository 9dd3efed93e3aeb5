/** When people of the story do things: in their own working hours. */
import { addWorkingTime, type WorkCalendar } from '@rafiq/shared/working-time.ts';
import { workingWeekOf } from '#functions/partners/domain/working-weeks.ts';
import { hourMs } from './world.ts';

/** The vendor's own office, in Dubai. */
export const vendorOffice: WorkCalendar = {
  timeZone: 'Asia/Dubai',
  workingHours: workingWeekOf('AE'),
  holidays: [],
  timeOff: [],
};

/** The moment after so many working hours. */
export const afterWork = (fromMs: number, hours: number, calendar: WorkCalendar): number =>
  Math.round(addWorkingTime(fromMs, Math.max(0.02, hours) * hourMs, calendar));

/** Whether somebody is at work. */
export const isAtWork = (atMs: number, calendar: WorkCalendar): boolean =>
  addWorkingTime(atMs, 60_000, calendar) - atMs === 60_000;

/** The last moment up to this one at which somebody is at work, to the quarter hour. */
export function lastAtWork(untilMs: number, calendar: WorkCalendar): number {
  const quarterMs = hourMs / 4;
  let atMs = Math.floor(untilMs / quarterMs) * quarterMs;
  while (!isAtWork(atMs, calendar)) atMs -= quarterMs;
  return atMs;
}

/** Hours in which a partner calls customers: its own, or those of its country's offices if its desk never closes. */
export function callingHours(partner: WorkCalendar & { country: string }): WorkCalendar {
  const neverCloses = Object.values(partner.workingHours).every((spans) =>
    spans.some(({ from, to }) => from === '00:00' && to === '24:00'),
  );
  return neverCloses ? { ...partner, workingHours: workingWeekOf(partner.country) } : partner;
}
