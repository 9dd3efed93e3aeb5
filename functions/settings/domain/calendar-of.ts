import type { Partner } from '@rafiq/shared/partners/contract.ts';
import type { CalendarSettings } from '@rafiq/shared/settings/contract.ts';
import { weekOf } from '@rafiq/shared/settings/working-weeks.ts';
import type { WorkCalendar } from '@rafiq/shared/working-time.ts';

/** What of a partner says when it works. */
type Working = Pick<Partner, 'country' | 'workingHours'> & Omit<WorkCalendar, 'workingHours'>;

/**
 * When a partner works: its own hours or, where it has said none, the working week of its country; and neither on its
 * own holidays nor on the public ones of its country (source: domain.md, Partner).
 */
export const calendarOf = (
  { country, timeZone, workingHours, holidays, timeOff }: Working,
  { calendars, weeks }: Pick<CalendarSettings, 'calendars' | 'weeks'>,
): WorkCalendar => {
  const publicHolidays = calendars.find((calendar) => calendar.country === country)?.days ?? [];
  return {
    timeZone,
    workingHours: workingHours ?? weekOf(weeks, country),
    holidays: [...holidays, ...publicHolidays.map(({ day }) => day)],
    timeOff,
  };
};
