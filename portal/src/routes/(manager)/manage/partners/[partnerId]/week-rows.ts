import { weekdays, type Weekday } from '@rafiq/shared/partners/status.ts';
import type { WorkingHours } from '@rafiq/shared/partners/contract.ts';

/** Days that follow one another with the same hours. */
export interface WeekRow {
  /** ISO numbers, Monday first: 1 to 7; the same twice where no other day follows. */
  first: number;
  last: number;
  hours: WorkingHours[Weekday];
}

/** The hours of a week, days that follow one another with the same ones as one row. */
export function weekRows(hours: WorkingHours): WeekRow[] {
  const rows: WeekRow[] = [];
  for (const [index, day] of weekdays.entries()) {
    const before = rows.at(-1);
    if (before !== undefined && JSON.stringify(before.hours) === JSON.stringify(hours[day]))
      before.last = index + 1;
    else rows.push({ first: index + 1, last: index + 1, hours: hours[day] });
  }
  return rows;
}
