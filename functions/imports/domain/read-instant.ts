import { fold } from '@rafiq/shared/fold.ts';

/** Which number comes first where a file writes dates as `03-04-2026`. */
export type DateOrder = 'day-first' | 'month-first';

export type InstantReading =
  { instant: string } | { fault: 'not-a-date' | 'ambiguous-date' | 'out-of-range' };

const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/;
const timeOfDay = /^(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3})\d*)?)?\s?(z|[+-]\d{2}:?\d{2})?$/;
// Outside of it a date is a slip of the hand, or stands in another calendar (1404 is a Persian year).
const firstYear = 1900;
const lastYear = 2199;

/**
 * An instant from a date, with or without a time of day: `2026-11-22`, `22.11.2026`, `2026-11-22T09:30:00Z`.
 * Without a time zone it counts as UTC. A date that may be read in two ways needs the order of the whole file.
 */
export function readInstant(text: string, order: DateOrder | undefined): InstantReading {
  const [, date = '', time = ''] = /^([\d/.-]+)(?:[t\s]+(.*))?$/.exec(fold(text)) ?? [];
  const parts = dateParts(date, order);
  if (parts === 'ambiguous-date') return { fault: parts };
  const clock = time === '' ? 0 : millisecondsOf(time);
  if (parts === undefined || clock === undefined) return { fault: 'not-a-date' };
  const [year, month, day] = parts;
  const midnight = new Date(Date.UTC(year, month - 1, day));
  if (midnight.getUTCMonth() !== month - 1 || midnight.getUTCDate() !== day) return { fault: 'not-a-date' };
  if (year < firstYear || year > lastYear) return { fault: 'out-of-range' };
  return { instant: new Date(midnight.getTime() + clock).toISOString() };
}

function dateParts(
  date: string,
  order: DateOrder | undefined,
): [number, number, number] | 'ambiguous-date' | undefined {
  const sorted = yearFirst.exec(date);
  if (sorted !== null) return [Number(sorted[1]), Number(sorted[2]), Number(sorted[3])];
  const found = yearLast.exec(date);
  if (found === null) return undefined;
  const [first, second, year] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const known = first === second ? 'day-first' : (orderOf(first, second) ?? order);
  if (known === undefined) return 'ambiguous-date';
  return known === 'day-first' ? [year, second, first] : [year, first, second];
}

const orderOf = (first: number, second: number): DateOrder | undefined =>
  first > 12 ? 'day-first' : second > 12 ? 'month-first' : undefined;

function millisecondsOf(time: string): number | undefined {
  const found = timeOfDay.exec(time);
  if (found === null) return undefined;
  const [, hours, minutes, seconds = '0', fraction = '0', zone = 'z'] = found;
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  const ms = Number(fraction.padEnd(3, '0'));
  const local = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + ms;
  return local - offsetMinutes(zone) * 60_000;
}

function offsetMinutes(zone: string): number {
  if (zone === 'z') return 0;
  const digits = zone.slice(1).replace(':', '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return zone.startsWith('-') ? -minutes : minutes;
}

/** What the dates of a file have said so far about their order; `mixed` once two of them disagree. */
export type OrderSeen = DateOrder | 'mixed' | undefined;

/** Hears one more date: `22-11-2026` can only be day first, `11-22-2026` only month first. */
export function hearDate(seen: OrderSeen, text: string): OrderSeen {
  const [date = ''] = fold(text).trim().split(/[t\s]/);
  const found = yearLast.exec(date);
  const order = found === null ? undefined : orderOf(Number(found[1]), Number(found[2]));
  if (order === undefined || seen === order) return seen;
  return seen === undefined ? order : 'mixed';
}
