import type { CalendarSettings, HolidayCalendars } from '@rafiq/shared/settings/contract.ts';

const mostTold = 200;

const daysIn = (calendars: HolidayCalendars): string[] =>
  calendars.flatMap(({ country, days }) => days.map(({ day, name }) => `${country} ${day} ${name}`));

/** The calendars in one order, without countries that have no days. */
const tidy = (calendars: HolidayCalendars): HolidayCalendars =>
  calendars
    .filter(({ days }) => days.length > 0)
    .map(({ country, days }) => ({ country, days: days.toSorted((a, b) => (a.day < b.day ? -1 : 1)) }))
    .sort((a, b) => (a.country < b.country ? -1 : 1));

/** Calendars after a save, and what came and went; nothing of either if they are as they were. */
export function changeCalendars(before: CalendarSettings, calendars: HolidayCalendars, at: string) {
  const after = tidy(calendars);
  const [had, has] = [daysIn(before.calendars), daysIn(after)];
  const added = has.filter((one) => !had.includes(one));
  const removed = had.filter((one) => !has.includes(one));
  if (added.length + removed.length === 0) return { settings: before, told: null };
  return {
    settings: { calendars: after, savedAt: at, version: before.version + 1 },
    // An event stays small; the counts say what a long list leaves out.
    told: {
      added: added.slice(0, mostTold),
      removed: removed.slice(0, mostTold),
      addedDays: added.length,
      removedDays: removed.length,
    },
  };
}
