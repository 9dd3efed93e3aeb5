/** A list as a CSV file that is written while it is read: one page in memory, however long the list. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { byteOrderMark, csvLine } from '@rafiq/shared/csv/csv-line.ts';
import type { CsvCell } from '@rafiq/shared/csv/csv-line.ts';
import type { Page } from '@rafiq/shared/page.ts';
import { mostExported } from '#lib/components/export/most-exported.ts';

export interface CsvSource<Row> {
  heading: readonly string[];
  /** The first page, read already: its refusal is an answer, not a broken file. */
  first: Page<Row>;
  next: (cursor: string) => Promise<Page<Row>>;
  cells: (row: Row) => readonly CsvCell[];
  /** Rows this lets through are written. */
  keep?: (row: Row) => boolean;
  /** The last line of a file that stops before its list does. */
  cutOff: () => string;
  most?: number;
}

/** The file in pieces: heading, then each page as soon as it is there; a page that cannot be read breaks it off. */
export async function* csvPieces<Row>(source: CsvSource<Row>): AsyncGenerator<string> {
  const { first, next, cells, keep = () => true, most = mostExported } = source;
  yield byteOrderMark + csvLine(source.heading);
  let written = 0;
  for (let page = first; ; page = await next(page.nextCursor)) {
    const rows = page.items.filter(keep);
    const fitting = rows.slice(0, most - written);
    written += fitting.length;
    if (fitting.length > 0) yield fitting.map((row) => csvLine(cells(row))).join('');
    const more = rows.length > fitting.length || page.nextCursor !== null;
    if (written >= most && more) yield csvLine([source.cutOff()]);
    if (written >= most || page.nextCursor === null) return;
  }
}

const encoder = new TextEncoder();

/** The file as the body of an answer; the next page is read when the reader has taken the last. */
export function csvStream<Row>(source: CsvSource<Row>): ReadableStream<Uint8Array> {
  const pieces = csvPieces(source);
  // Later pages are written when the request is over: its language comes along.
  const asRequested = AsyncLocalStorage.snapshot();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await asRequested(() => pieces.next());
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}
