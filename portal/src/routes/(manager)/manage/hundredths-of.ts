/** How much a part is of a whole, from 0 to 100: widths of bars, of which no screen shows a thousandth. */
export const hundredthsOf = (part: number, whole: number): number =>
  Math.round((100 * part) / Math.max(1, whole));
