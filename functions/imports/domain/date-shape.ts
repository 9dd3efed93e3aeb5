import { fold } from '@rafiq/shared/fold.ts';

/** A date by its look: what its three numbers are, as far as they tell. */
export type DateShape =
  | { kind: 'year-first' | 'day-first' | 'month-first' | 'ambiguous'; numbers: [number, number, number] }
  | { kind: 'two-digit-year' }
  | { kind: 'no-date' };

const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/;
const shortYear = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{2})$/;

/**
 * What a date looks like: `2026-11-22` has its year in front, `22.11.2026` can only begin with its day, `03/04/2026`
 * is ambiguous (but for `05-05-2026`, which is one day in either order), `03/04/26` does not even say its century.
 */
export function dateShape(text: string): DateShape {
  const [date = ''] = fold(text).trim().split(/[t\s]/);
  const sorted = yearFirst.exec(date);
  if (sorted !== null) return { kind: 'year-first', numbers: numbersOf(sorted) };
  const found = yearLast.exec(date);
  if (found === null) return { kind: shortYear.test(date) ? 'two-digit-year' : 'no-date' };
  const numbers = numbersOf(found);
  const [first, second] = numbers;
  if (first > 12) return { kind: 'day-first', numbers };
  return { kind: second > 12 ? 'month-first' : 'ambiguous', numbers };
}

const numbersOf = (found: RegExpExecArray): [number, number, number] => [
  Number(found[1]),
  Number(found[2]),
  Number(found[3]),
];
