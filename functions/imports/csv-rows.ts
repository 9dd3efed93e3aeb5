/** Rows of a CSV file as they come, each with the place where it ends, so that reading can go on from there. */
import { CsvError, parse } from 'csv-parse';
import { parse as parseAtOnce } from 'csv-parse/sync';
import type { Delimiter, Encoding, Quote } from '@rafiq/shared/imports/status.ts';
import { Readable } from 'node:stream';
import { unguardCell } from './domain/formula-guard.ts';
import { Transcoder } from './transcoder.ts';

export interface CsvRow {
  /** As a spreadsheet counts: the header is row 1. */
  number: number;
  cells: string[];
  /** A cell that a quote opens and another one within it ends too early, as it stands there. */
  strayQuote: string | undefined;
  /** Where the next row begins, in bytes from the beginning of the file. */
  endByte: number;
}

/** A file whose cells cannot be told apart: a quote that never ends, or a row longer than a megabyte. */
export class UnreadableCsv extends Error {
  readonly line: number;
  /** Whether a row passed the megabyte, which a quote that never ends may be the cause of. */
  readonly tooLong: boolean;

  constructor(line: number, cause: CsvError) {
    super(`The file cannot be read at line ${line}`, { cause });
    this.name = 'UnreadableCsv';
    this.line = line;
    this.tooLong = cause.code === 'CSV_MAX_RECORD_SIZE';
  }
}

const mostBytesOfARow = 1_000_000;

/** How the cells of a file are told apart; without a known quote, double ones are read. */
export interface CellLayout {
  delimiter: Delimiter;
  quote: Quote | null;
}

const markOf = (quote: Quote | null) => (quote === 'none' ? null : (quote ?? '"'));

const optionsFor = ({ delimiter, quote }: CellLayout) => ({
  delimiter,
  quote: markOf(quote),
  escape: markOf(quote),
  record_delimiter: ['\r\n', '\n', '\r'],
  // A quote within a cell that none opens is taken as it stands; a row of another length is for the reader of rows to refuse.
  relax_quotes: true,
  relax_column_count: true,
  max_record_size: mostBytesOfARow,
});

const hasText = (cells: readonly string[]): boolean => cells.some((cell) => cell.trim() !== '');

/**
 * The rows of a text; one that is not whole may break off anywhere, also within a row.
 * @throws UnreadableCsv if a row of a whole text, or even the first one of another, cannot be told
 */
export function rowsOfText(text: string, layout: CellLayout, whole: boolean): string[][] {
  const rows: string[][] = [];
  // The parser itself keeps nothing: what it had read would be lost with a row that breaks off.
  const keep = (cells: string[]): undefined => {
    if (hasText(cells)) rows.push(cells.map(unguardCell));
  };
  try {
    parseAtOnce(text, { ...optionsFor(layout), bom: true, on_record: keep });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (whole || rows.length === 0) throw new UnreadableCsv(Number(error['lines'] ?? 1), error);
  }
  return rows;
}

/**
 * The first cell that a quote opens and that is read as it stands, since what follows the next quote is no end of a cell.
 * Written as it should be, its text would stand in the row with every quote in it doubled.
 */
function strayQuoteIn(cells: readonly string[], raw: string, quote: Quote | null): string | undefined {
  const mark = markOf(quote);
  if (mark === null) return undefined;
  return cells.find(
    (cell) => cell.startsWith(mark) && !raw.includes(`${mark}${cell.replaceAll(mark, mark + mark)}${mark}`),
  );
}

/**
 * Rows from a place on, in order; a row without any text (a blank line) is left out but counted. A cell that was
 * guarded against being run as a formula comes without its guard.
 * @param from the number of the first row and its place in the file, which `bytes` begins at
 * @throws UnreadableCsv, NotEncoded
 */
export async function* csvRows(
  bytes: Readable,
  { encoding, ...layout }: CellLayout & { encoding: Encoding },
  from: { row: number; byte: number },
): AsyncGenerator<CsvRow, void, undefined> {
  const parser = parse({ ...optionsFor(layout), info: true, raw: true, bom: from.byte === 0 });
  const transcoder = new Transcoder(encoding);
  const text = Readable.from(transcoder.utf8(bytes), { objectMode: false });
  text.on('error', (error) => parser.destroy(error));
  text.pipe(parser);
  let number = from.row;
  try {
    for await (const parsed of parser) {
      const { record, raw, info } = parsed as { record: string[]; raw: string; info: { bytes: number } };
      const endByte = from.byte + transcoder.sourceBytes(info.bytes);
      const strayQuote = strayQuoteIn(record, raw, layout.quote);
      const row = { number, cells: record.map(unguardCell), strayQuote, endByte };
      number += 1;
      if (hasText(record)) yield row;
    }
  } catch (error) {
    if (error instanceof CsvError) throw new UnreadableCsv(Number(error['lines'] ?? number), error);
    throw error;
  } finally {
    text.destroy();
    bytes.destroy();
  }
}
