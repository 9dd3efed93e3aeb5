/** Lines of figures before and after, and how long the bar of each is. */

/** One line of a table: what it is about, before and after, and the cells between them and the difference. */
export interface SidesRow {
  key: string;
  label: string;
  href?: string;
  /** The others together, or none: said more quietly than a row of its own. */
  quiet?: boolean;
  before: number;
  after: number;
  /** Further cells, already written. */
  more: readonly string[];
}

export const differenceOf = ({ before, after }: Pick<SidesRow, 'before' | 'after'>): number => after - before;

/** The longest bar of a table; at least 1, so that bars have a length where nothing differs. */
export const greatestDifference = (rows: readonly Pick<SidesRow, 'before' | 'after'>[]): number =>
  rows.reduce((most, row) => Math.max(most, Math.abs(differenceOf(row))), 1);

/**
 * A bar from the middle of 200: what is more goes on in reading direction, what is less against it. Something always
 * shows where there is a difference, however small beside the rest.
 */
export function barOf(difference: number, greatest: number): { x: number; width: number } {
  const length = Math.min(100, Math.round((1000 * Math.abs(difference)) / greatest) / 10);
  const width = difference === 0 ? 0 : Math.max(2, length);
  return { x: difference < 0 ? 100 - width : 100, width };
}
