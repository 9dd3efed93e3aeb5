import type { CalendarSettings, CountryWeek, HolidayCalendars } from '@rafiq/shared/settings/contract.ts';
import { isSameWeek, shippedWeekOf, weekOf } from '@rafiq/shared/settings/working-weeks.ts';

const mostTold = 200;

/** What a save tells of itself. */
export interface CalendarsTold {
  added: string[];
  removed: string[];
  addedDays: number;
  removedDays: number;
  /** Countries whose working week is another now. */
  weeksOf: string[];
  changed: ('calendars' | 'weeks')[];
}

const daysIn = (calendars: HolidayCalendars): string[] =>
  calendars.flatMap(({ country, days }) => days.map(({ day, name }) => `${country} ${day} ${name}`));

const byCountry = (one: { country: string }, other: { country: string }): number =>
  one.country < other.country ? -1 : 1;

/** The calendars in one order, without countries that have no days. */
const tidy = (calendars: HolidayCalendars): HolidayCalendars =>
  calendars
    .filter(({ days }) => days.length > 0)
    .map(({ country, days }) => ({ country, days: days.toSorted((a, b) => (a.day < b.day ? -1 : 1)) }))
    .sort(byCountry);

/** The weeks in one order, without those that a country is shipped with: where that one changes, they follow it. */
const tidyWeeks = (weeks: readonly CountryWeek[]): CountryWeek[] =>
  weeks.filter(({ country, hours }) => !isSameWeek(hours, shippedWeekOf(country))).toSorted(byCountry);

/**
 * Calendars after a save, and what came and went; nothing of either if they are as they were.
 * @param wanted the holidays of all countries; and the weeks that are not as shipped, absent where they stay as they are
 */
export function changeCalendars(
  before: CalendarSettings,
  wanted: { calendars: HolidayCalendars; weeks?: readonly CountryWeek[] | undefined },
  at: string,
): { settings: CalendarSettings; told: CalendarsTold | null } {
  const calendars = tidy(wanted.calendars);
  const weeks = wanted.weeks === undefined ? before.weeks : tidyWeeks(wanted.weeks);
  const [had, has] = [daysIn(before.calendars), daysIn(calendars)];
  const added = has.filter((one) => !had.includes(one));
  const removed = had.filter((one) => !has.includes(one));
  const named = new Set([...before.weeks, ...weeks].map(({ country }) => country));
  const weeksOf = [...named]
    .filter((country) => !isSameWeek(weekOf(before.weeks, country), weekOf(weeks, country)))
    .sort();
  const daysChanged = added.length + removed.length > 0;
  if (!daysChanged && weeksOf.length === 0) return { settings: before, told: null };
  return {
    settings: { calendars, weeks, savedAt: at, version: before.version + 1 },
    // An event stays small; the counts say what a long list leaves out.
    told: {
      added: added.slice(0, mostTold),
      removed: removed.slice(0, mostTold),
      addedDays: added.length,
      removedDays: removed.length,
      weeksOf,
      changed: [
        ...(daysChanged ? (['calendars'] as const) : []),
        ...(weeksOf.length > 0 ? (['weeks'] as const) : []),
      ],
    },
  };
}
