/** A list as a file to keep: the reader's columns, headings and words, read page by page with the reader's own rights. */
import type { RequestEvent } from '@sveltejs/kit';
import type { Page } from '@rafiq/shared/page.ts';
import { mayReadPersonalData } from '@rafiq/shared/permissions.ts';
import { chosenColumns } from '#lib/components/export/export-column.ts';
import type { ExportColumn } from '#lib/components/export/export-column.ts';
import { mostExported } from '#lib/components/export/most-exported.ts';
import type { Reasons } from '#lib/components/terms/reason-terms.ts';
import { createFormatter } from '#lib/format/formatter.ts';
import { m } from '#lib/paraglide/messages.js';
import { mustSignIn } from '../api.ts';
import { csvStream } from './csv-stream.ts';

interface Exported<Row> {
  /** The name of the file, without its day. */
  name: string;
  columns: readonly ExportColumn<Row>[];
  read: (cursor: string | undefined) => Promise<Page<Row>>;
  keep?: (row: Row) => boolean;
  /** What the vendor's own reasons say, for lists that tell any. */
  names?: Reasons['names'];
}

export async function csvAnswer<Row>(event: RequestEvent, exported: Exported<Row>): Promise<Response> {
  const { session, reader } = event.locals;
  if (session === undefined) return mustSignIn(event);
  const format = createFormatter(() => reader);
  const wanted = event.url.searchParams.getAll('column');
  const columns = chosenColumns(exported.columns, wanted, mayReadPersonalData(session.member.role));
  const first = await exported.read(undefined);
  const body = csvStream({
    heading: columns.map(({ label }) => label()),
    first,
    next: exported.read,
    cells: (row) => columns.map(({ cell }) => cell(row, format, exported.names ?? {})),
    cutOff: () => m.export_cut_off({ most: format.number(mostExported) }),
    ...(exported.keep && { keep: exported.keep }),
  });
  const day = new Date().toISOString().slice(0, 10);
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${exported.name}-${day}.csv"`,
      // Packed on the way, a file that is written while it is read would begin to arrive only when much of it is there.
      'cache-control': 'no-store, no-transform',
      'x-content-type-options': 'nosniff',
    },
  });
}
