/**
 * The columns that Rafiq puts in front of refused rows. A file that brings them back corrected is read without them,
 * so that a row is the same row with and without.
 */
export const addedColumns = ['rafiq_row', 'rafiq_reasons'] as const;

/** The positions of the file's own columns. */
export const ownPositions = (columns: readonly string[]): number[] =>
  columns.flatMap((column, position) => (isAdded(column) ? [] : [position]));

export const isAdded = (column: string): boolean => (addedColumns as readonly string[]).includes(column);

/** Takes the cells of added columns out of a row; those beyond the header stay. */
export function ownCells(columns: readonly string[]): (cells: readonly string[]) => readonly string[] {
  if (!columns.some(isAdded)) return (cells) => cells;
  const added = columns.map(isAdded);
  return (cells) => cells.filter((_, position) => added[position] !== true);
}
