import type { WorkingHours } from '@rafiq/shared/partners/contract.ts';
import { weekdays, type Weekday } from '@rafiq/shared/partners/status.ts';

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

/** The working week a partner keeps unless it says otherwise: the office days of its country, 09:00 to 17:00. */
export function workingWeekOf(country: string): WorkingHours {
  const days = new Set(workingDaysOf(country));
  const spansOf = (day: Weekday) => (days.has(day) ? [{ from: '09:00', to: '17:00' }] : []);
  return Object.fromEntries(weekdays.map((day) => [day, spansOf(day)])) as WorkingHours;
}
