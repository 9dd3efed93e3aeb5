import type { DecimalMark } from '@rafiq/shared/imports/status.ts';
import { fold } from '@rafiq/shared/fold.ts';
import type { Judged } from './judged.ts';

// Three digits behind one mark may be thousands as well: such a number tells nothing.
const decimal: Readonly<Record<DecimalMark, RegExp>> = {
  '.': /^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)\.(?:\d{1,2}|\d{4,})$|^[+-]?\d{1,3}(?:,\d{3})+\.\d+$/,
  ',': /^[+-]?(?:\d+|\d{1,3}(?:[.\s'’]\d{3})+),(?:\d{1,2}|\d{4,})$|^[+-]?\d{1,3}(?:\.\d{3})+,\d+$/,
};
const enough = 3;

/** Whether numbers have a decimal point or comma, by those that can be read in one way only; null if none tells. */
export function detectDecimalMark(rows: readonly (readonly string[])[]): Judged<DecimalMark | null> {
  const votes = { '.': 0, ',': 0 };
  for (const cell of rows.flat()) {
    const text = cell.length > 30 ? '' : fold(cell).trim().replaceAll('\u066b', ',');
    if (decimal['.'].test(text)) votes['.'] += 1;
    else if (decimal[','].test(text)) votes[','] += 1;
  }
  const { '.': points, ',': commas } = votes;
  if (points === commas) return { value: null, confidence: points === 0 ? 'certain' : 'unsure' };
  const value = points > commas ? '.' : ',';
  const one = Math.min(points, commas) === 0;
  return { value, confidence: one ? (points + commas >= enough ? 'certain' : 'likely') : 'unsure' };
}
