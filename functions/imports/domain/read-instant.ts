import { fold } from '@rafiq/shared/fold.ts';
import type { DateOrder } from '@rafiq/shared/imports/status.ts';
import { dateShape } from './date-shape.ts';

export type InstantReading =
  { instant: string } | { fault: 'not-a-date' | 'ambiguous-date' | 'two-digit-year' | 'out-of-range' };

const timeOfDay = /^(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3})\d*)?)?\s?(z|[+-]\d{2}:?\d{2})?$/;
// Outside of it a date is a slip of the hand, or stands in another calendar (1404 is a Persian year).
const firstYear = 1900;
const lastYear = 2199;

/**
 * An instant from a date, with or without a time of day: `2026-11-22`, `22.11.2026`, `2026-11-22T09:30:00Z`.
 * Without a time zone it counts as UTC. A date that may be read in two ways needs the order of the whole file, and
 * where that is known every date must keep to it. A year of two digits is no year.
 */
export function readInstant(text: string, order: DateOrder | undefined): InstantReading {
  const [, date = '', time = ''] = /^([\d/.-]+)(?:[t\s]+(.*))?$/.exec(fold(text)) ?? [];
  const parts = dateParts(date, order);
  if (parts === 'ambiguous-date' || parts === 'two-digit-year') return { fault: parts };
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
): [number, number, number] | 'ambiguous-date' | 'two-digit-year' | undefined {
  const shape = dateShape(date);
  if (shape.kind === 'two-digit-year') return shape.kind;
  if (shape.kind === 'no-date') return undefined;
  if (shape.kind === 'year-first') return shape.numbers;
  const [first, second, year] = shape.numbers;
  const stated = order === 'year-first' ? undefined : order;
  const known = first === second ? 'day-first' : (stated ?? shape.kind);
  if (known === 'ambiguous') return 'ambiguous-date';
  return known === 'day-first' ? [year, second, first] : [year, first, second];
}

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
