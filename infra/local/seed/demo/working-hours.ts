/** When people of the story do things: in their own working hours. */
import { addWorkingTime, type WorkCalendar } from '@rafiq/shared/working-time.ts';
import { shippedWeekOf } from '@rafiq/shared/settings/working-weeks.ts';
import { hourMs } from './world.ts';

/** The vendor's own office, in Dubai. */
export const vendorOffice: WorkCalendar = {
  timeZone: 'Asia/Dubai',
  workingHours: shippedWeekOf('AE'),
  holidays: [],
  timeOff: [],
};

/** Somebody with a desk: a partner that has said no hours works those of its country. */
type AtDesk =
  | WorkCalendar
  | (Omit<WorkCalendar, 'workingHours'> & {
      country: string;
      workingHours: WorkCalendar['workingHours'] | null;
    });

const isSaid = (desk: AtDesk): desk is WorkCalendar => desk.workingHours !== null;

/** The calendar of somebody with a desk. */
export const hoursOf = (desk: AtDesk): WorkCalendar =>
  isSaid(desk) ? desk : { ...desk, workingHours: shippedWeekOf(desk.country) };

/** The moment after so many working hours. */
export const afterWork = (fromMs: number, hours: number, calendar: AtDesk): number =>
  Math.round(addWorkingTime(fromMs, Math.max(0.02, hours) * hourMs, hoursOf(calendar)));

/** Whether somebody is at work. */
export const isAtWork = (atMs: number, calendar: AtDesk): boolean =>
  addWorkingTime(atMs, 60_000, hoursOf(calendar)) - atMs === 60_000;

/** The last moment up to this one at which somebody is at work, to the quarter hour. */
export function lastAtWork(untilMs: number, calendar: AtDesk): number {
  const quarterMs = hourMs / 4;
  let atMs = Math.floor(untilMs / quarterMs) * quarterMs;
  while (!isAtWork(atMs, calendar)) atMs -= quarterMs;
  return atMs;
}

/** Hours in which a partner calls customers: its own, or those of its country's offices if its desk never closes. */
export function callingHours(partner: AtDesk & { country: string }): WorkCalendar {
  const desk = hoursOf(partner);
  const neverCloses = Object.values(desk.workingHours).every((spans) =>
    spans.some(({ from, to }) => from === '00:00' && to === '24:00'),
  );
  return neverCloses ? { ...desk, workingHours: shippedWeekOf(partner.country) } : desk;
}
