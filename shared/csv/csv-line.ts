import { formulaSafe } from './formula-safe.ts';

export type CsvCell = string | number | null;

/** Says to spreadsheets that the text is UTF-8. */
export const byteOrderMark = '\ufeff';

const written = (cell: CsvCell): string =>
  typeof cell === 'string'
    ? `"${formulaSafe(cell).replaceAll('"', '""')}"`
    : cell === null
      ? ''
      : String(cell);

/** One line of a CSV file (RFC 4180): every text quoted and made safe, numbers as they are. */
export const csvLine = (cells: readonly CsvCell[]): string => `${cells.map(written).join(',')}\r\n`;
