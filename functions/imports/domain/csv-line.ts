import type { Delimiter } from '@rafiq/shared/imports/status.ts';

/** One row of a CSV file (RFC 4180): a cell is quoted where it holds a quote, a line break or the delimiter. */
export const csvLine = (cells: readonly string[], delimiter: Delimiter): string =>
  `${cells.map((cell) => quoted(cell, delimiter)).join(delimiter)}\r\n`;

const quoted = (cell: string, delimiter: Delimiter): string =>
  /["\r\n]/.test(cell) || cell.includes(delimiter) || cell !== cell.trim()
    ? `"${cell.replaceAll('"', '""')}"`
    : cell;
