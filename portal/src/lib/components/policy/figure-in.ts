import { latinDigits } from '#lib/format/latin-digits.ts';

/** A figure in any of the readers' digits; undefined if it is none or outside of what is allowed. */
export function figureIn(
  text: string,
  { least, most }: { least: number; most: number },
  whole = false,
): number | undefined {
  const latin = latinDigits(text);
  const value = latin === '' ? Number.NaN : Number(latin);
  return value >= least && value <= most && (!whole || Number.isInteger(value)) ? value : undefined;
}
