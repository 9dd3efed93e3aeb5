import { CsvError, parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';

/** A file that cannot be taken for a list of names, in words for whoever gave it. */
export class UnreadableNames extends Error {
  override readonly name = 'UnreadableNames';
}

/**
 * The names of a file, one a line, quoted as in CSV where they hold a quote or line break: UTF-8, with or without a mark
 * in front, any line ends. A comma that was not quoted belongs to the name; empty lines are left out.
 * @throws UnreadableNames if there is no such file, it is no UTF-8, or a quote never ends
 */
export function readNames(file: string): string[] {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
    const rows = parse(text, {
      bom: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    });
    return rows.map((cells) => cells.join(',')).filter((name) => name.trim() !== '');
  } catch (error) {
    if (error instanceof CsvError)
      throw new UnreadableNames(`${file} cannot be read as CSV: ${error.message}`, { cause: error });
    if (error instanceof TypeError) throw new UnreadableNames(`${file} is not UTF-8`, { cause: error });
    throw new UnreadableNames(`${file} cannot be read: ${(error as Error).message}`, { cause: error });
  }
}
