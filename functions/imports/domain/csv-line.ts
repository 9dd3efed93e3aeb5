import { csvCell } from '@rafiq/shared/csv/csv-cell.ts';
import type { Delimiter } from '@rafiq/shared/imports/status.ts';

/** One row of a CSV file (RFC 4180): a cell is quoted where it must be. */
export const csvLine = (cells: readonly string[], delimiter: Delimiter): string =>
  `${cells.map((cell) => csvCell(cell, delimiter)).join(delimiter)}\r\n`;
