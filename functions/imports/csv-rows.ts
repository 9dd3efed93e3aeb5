/** Rows of a CSV file as they come, each with the place where it ends, so that reading can go on from there. */
import { CsvError, parse } from 'csv-parse';
import { parse as parseAtOnce } from 'csv-parse/sync';
import type { Delimiter, Encoding } from '@rafiq/shared/imports/status.ts';
import { Readable } from 'node:stream';
import { unguardCell } from './domain/formula-guard.ts';
import { Transcoder } from './transcoder.ts';

export interface CsvRow {
  /** As a spreadsheet counts: the header is row 1. */
  number: number;
  cells: string[];
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

const optionsFor = (delimiter: Delimiter) => ({
  delimiter,
  record_delimiter: ['\r\n', '\n', '\r'],
  // A quote within a cell is taken as it stands; a row of another length is for the reader of rows to refuse.
  relax_quotes: true,
  relax_column_count: true,
  max_record_size: mostBytesOfARow,
});

const hasText = (cells: readonly string[]): boolean => cells.some((cell) => cell.trim() !== '');

/**
 * The rows of a text; one that is not whole may break off anywhere, also within a row.
 * @throws UnreadableCsv if a row of a whole text, or even the first one of another, cannot be told
 */
export function rowsOfText(text: string, delimiter: Delimiter, whole: boolean): string[][] {
  const rows: string[][] = [];
  // The parser itself keeps nothing: what it had read would be lost with a row that breaks off.
  const keep = (cells: string[]): undefined => {
    if (hasText(cells)) rows.push(cells.map(unguardCell));
  };
  try {
    parseAtOnce(text, { ...optionsFor(delimiter), bom: true, on_record: keep });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (whole || rows.length === 0) throw new UnreadableCsv(Number(error['lines'] ?? 1), error);
  }
  return rows;
}

/**
 * Rows from a place on, in order; a row without any text (a blank line) is left out but counted. A cell that was
 * guarded against being run as a formula comes without its guard.
 * @param from the number of the first row and its place in the file, which `bytes` begins at
 * @throws UnreadableCsv, NotEncoded
 */
export async function* csvRows(
  bytes: Readable,
  { delimiter, encoding }: { delimiter: Delimiter; encoding: Encoding },
  from: { row: number; byte: number },
): AsyncGenerator<CsvRow, void, undefined> {
  const parser = parse({ ...optionsFor(delimiter), info: true, bom: from.byte === 0 });
  const transcoder = new Transcoder(encoding);
  const text = Readable.from(transcoder.utf8(bytes), { objectMode: false });
  text.on('error', (error) => parser.destroy(error));
  text.pipe(parser);
  let number = from.row;
  try {
    for await (const parsed of parser) {
      const { record, info } = parsed as { record: string[]; info: { bytes: number } };
      const endByte = from.byte + transcoder.sourceBytes(info.bytes);
      const row = { number, cells: record.map(unguardCell), endByte };
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
