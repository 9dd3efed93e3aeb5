import { fold } from '@rafiq/shared/fold.ts';

// 1,234,567 · 1.234.567 · 1 234 567 · 1'234'567: marks between groups of three, all of one kind.
const grouped = /^\d{1,3}(?:([,.'’\u066c\s])\d{3})(?:\1\d{3})*$/u;

/** A whole number as people write it, with or without marks between thousands; undefined if it is none. */
export function readWholeNumber(text: string): number | undefined {
  const digits = fold(text).trim();
  const plain = grouped.test(digits) ? digits.replace(/\D/gu, '') : digits.replace(/[.,]0+$/, '');
  return /^\d{1,15}$/.test(plain) ? Number(plain) : undefined;
}

/** A number with at most four digits after a point or comma; undefined if it is none. */
export function readDecimal(text: string): number | undefined {
  const digits = fold(text)
    .trim()
    .replace(/[,\u066b]/u, '.');
  return /^\d{1,9}(\.\d{1,4})?$/.test(digits) ? Number(digits) : undefined;
}
