/** How much a part is of a whole, from 0 to 100 with one decimal: widths of bars in their own coordinates. */
export const hundredthsOf = (part: number, whole: number): number =>
  Math.round((1000 * part) / Math.max(1, whole)) / 10;
