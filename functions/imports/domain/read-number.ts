import { fold } from '@rafiq/shared/fold.ts';
import type { DecimalMark } from '@rafiq/shared/imports/status.ts';

// 1,234,567 · 1.234.567 · 1 234 567 · 1'234'567: marks between groups of three, all of one kind.
const grouped = /^\d{1,3}(?:([,.'’\u066c\s])\d{3})(?:\1\d{3})*$/u;
const groupsBefore: Readonly<Record<DecimalMark, RegExp>> = {
  '.': /^\d{1,3}(?:[,'’\u066c\s]\d{3})+(?=\.|$)/u,
  ',': /^\d{1,3}(?:[.'’\u066c\s]\d{3})+(?=,|$)/u,
};

/** A number without marks between thousands and with a decimal point, as its file's mark tells. */
const plainNumber = (text: string, mark: DecimalMark): string =>
  fold(text)
    .trim()
    .replace('\u066b', mark)
    .replace(groupsBefore[mark], (groups) => groups.replace(/\D/gu, ''))
    .replace(mark, '.');

/** A whole number as people write it, with or without marks between thousands; undefined if it is none. */
export function readWholeNumber(text: string, mark: DecimalMark | null = null): number | undefined {
  const plain =
    mark === null ? unmarkedWhole(text).replace(/[.,]0+$/, '') : plainNumber(text, mark).replace(/\.0+$/, '');
  return /^\d{1,15}$/.test(plain) ? Number(plain) : undefined;
}

function unmarkedWhole(text: string): string {
  const digits = fold(text).trim();
  return grouped.test(digits) ? digits.replace(/\D/gu, '') : digits;
}

/** A number with at most four digits after a point or comma; undefined if it is none. */
export function readDecimal(text: string, mark: DecimalMark | null = null): number | undefined {
  const plain =
    mark === null
      ? fold(text)
          .trim()
          .replace(/[,\u066b]/u, '.')
      : plainNumber(text, mark);
  return /^\d{1,9}(\.\d{1,4})?$/.test(plain) ? Number(plain) : undefined;
}
