/** The week that the offices of a country work: as shipped, or as the vendor has set it. Free of zod so that browsers may load it. */
import type { WorkingHours } from '../partners/contract.ts';
import { weekdays, type Weekday } from '../partners/status.ts';
import type { CountryWeek } from './contract.ts';

const mondayToFriday: readonly Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
const sundayToThursday: readonly Weekday[] = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday'];
const saturdayToWednesday: readonly Weekday[] = ['saturday', 'sunday', 'monday', 'tuesday', 'wednesday'];

// Countries whose offices do not rest on Saturday and Sunday (source: Unicode CLDR, supplemental week data, and
// the customary office week; the Emirates moved to Monday–Friday in 2022).
const restOnFridayAndSaturday = new Set('BD BH DZ EG IL IQ JO KW LY MV OM PS QA SA SD SY YE'.split(' '));
const restOnThursdayAndFriday = new Set(['AF', 'IR']);

function workingDaysOf(country: string): readonly Weekday[] {
  if (restOnFridayAndSaturday.has(country)) return sundayToThursday;
  return restOnThursdayAndFriday.has(country) ? saturdayToWednesday : mondayToFriday;
}

/** The week Rafiq is shipped with for a country: its customary office days, 09:00 to 17:00. */
export function shippedWeekOf(country: string): WorkingHours {
  const days = new Set(workingDaysOf(country));
  const spansOf = (day: Weekday) => (days.has(day) ? [{ from: '09:00', to: '17:00' }] : []);
  return Object.fromEntries(weekdays.map((day) => [day, spansOf(day)])) as WorkingHours;
}

/** The week that partners of a country work unless they say otherwise: the vendor's, or the shipped one. */
export const weekOf = (weeks: readonly CountryWeek[], country: string): WorkingHours =>
  weeks.find((week) => week.country === country)?.hours ?? shippedWeekOf(country);

/** Whether two weeks are worked at the same hours, in whatever order their days and spans stand. */
export const isSameWeek = (one: WorkingHours, other: WorkingHours): boolean => {
  const said = (hours: WorkingHours, day: Weekday) =>
    hours[day]
      .map(({ from, to }) => `${from} ${to}`)
      .sort()
      .join();
  return weekdays.every((day) => said(one, day) === said(other, day));
};
