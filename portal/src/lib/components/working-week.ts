/** The working week between its form and the contract: spans of hours for each day. */
import { weekdays } from '@rafiq/shared/partners/status.ts';
import type { Weekday } from '@rafiq/shared/partners/status.ts';

export interface Span {
  from: string;
  to: string;
}
export type Week = Record<Weekday, Span[]>;

export const mostSpansADay = 4;

/** A time field knows no 24:00; the end of a day is shown as 00:00 and kept as 24:00. */
export const shownEnd = (to: string): string => (to === '24:00' ? '00:00' : to);
const keptEnd = (to: string): string => (to === '00:00' ? '24:00' : to);

/** The ISO weekday number (Monday is 1), for the names of days. */
export const isoWeekday = (weekday: Weekday): number => weekdays.indexOf(weekday) + 1;

/** The days of the week beginning with the reader's first one (1 = Monday). */
export const weekFrom = (firstDay: number): Weekday[] => [
  ...weekdays.slice(firstDay - 1),
  ...weekdays.slice(0, firstDay - 1),
];

/** The first day of the week for a language tag; Monday where the runtime does not say. */
export function firstDayOf(tag: string): number {
  const locale: Intl.Locale & { getWeekInfo?: () => { firstDay: number } } = new Intl.Locale(tag);
  return locale.getWeekInfo?.().firstDay ?? 1;
}

/**
 * Reads the posted fields `monday.0.from`, `monday.0.to`, …; a pair left empty is no span, half a pair is sent
 * as it is so that the API can say what is missing.
 */
export function readWeek(text: (name: string) => string | undefined): Week {
  const spansOf = (day: Weekday): Span[] =>
    Array.from({ length: mostSpansADay }, (_, index) => ({
      from: text(`${day}.${index}.from`) ?? '',
      to: keptEnd(text(`${day}.${index}.to`) ?? ''),
    }))
      .filter((span) => span.from !== '' || span.to !== '')
      .sort((one, other) => one.from.localeCompare(other.from));
  return Object.fromEntries(weekdays.map((day) => [day, spansOf(day)])) as Week;
}
