/** Real files, saved again in other encodings with semicolons and decimal commas: read alike, row by row. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { encodings, type Encoding, type ImportKind } from '@rafiq/shared/imports/status.ts';
import { csvRows, rowsOfText } from '#functions/imports/csv-rows.ts';
import { csvLine } from '#functions/imports/domain/csv-line.ts';
import { detectEncoding } from '#functions/imports/domain/detect-encoding.ts';
import { detectQuote } from '#functions/imports/domain/detect-quote.ts';
import { columnNames, detectDelimiter } from '#functions/imports/domain/file-layout.ts';
import { guessMapping } from '#functions/imports/domain/guess-mapping.ts';
import { judgeReading } from '#functions/imports/domain/judge-reading.ts';
import { layoutOf } from '#functions/imports/domain/row-reader.ts';
import { rowToLead } from '#functions/imports/domain/row-to-lead.ts';
import { rowToPartner } from '#functions/imports/domain/row-to-partner.ts';
import { digestRow } from '#functions/imports/workers/digest-row.ts';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { encodeText } from '../fixtures/encode-text.ts';
import { samples } from './sample-rows.ts';

const headBytes = 1024 * 1024;
const consent = { given: true, basis: 'contract', source: 'samples', date: '2026-11-01' } as const;

/** A file saved again as a spreadsheet of another country would: semicolons, decimal commas, its own encoding. */
function savedAgain(rows: readonly (readonly string[])[], encoding: Encoding): Buffer {
  const text = rows
    .map((cells) => cells.map((cell) => (/^\d+\.\d+$/.test(cell) ? cell.replace('.', ',') : cell)))
    .map((cells) => csvLine(cells, ';'))
    .join('');
  const mark = encoding.startsWith('utf-16') ? '\ufeff' : '';
  return encodeText(mark + text, encoding, '?');
}

/** A whole file through everything that reads, and nothing that keeps: what was found out, and what rows came to. */
async function readWhole(file: Buffer, kind: ImportKind) {
  const head = file.subarray(0, headBytes);
  const wholeFile = file.length <= headBytes;
  const encoding = detectEncoding(head, wholeFile);
  const text = new TextDecoder(encoding.value).decode(head, { stream: !wholeFile });
  const quote = detectQuote(text);
  const delimiter = detectDelimiter(text, quote.value);
  const cells = { delimiter: delimiter.value, quote: quote.value };
  const [header = [], ...first] = rowsOfText(text, cells, wholeFile);
  const columns = columnNames(header);
  const layout = layoutOf(columns, guessMapping(kind, columns));
  const [dateColumn] = layout.fields.get('receivedAt') ?? [];
  const { reading } = judgeReading({ encoding, delimiter, quote }, first, dateColumn, {});
  const { decimalMark } = reading;
  const of = {
    source: 'samples',
    layout,
    identify: digestRow,
    decimalMark,
    countries: new Map<string, string>(),
  };
  const dateOrder = reading.dateOrder ?? undefined;
  const leads = { ...of, dateOrder, consentToShare: consent, consentToContact: consent };
  const counts = { rows: 0, taken: 0, refused: 0 };
  const identities = new Set<string>();
  for await (const { number, cells } of csvRows(Readable.from([file]), reading, { row: 1, byte: 0 })) {
    if (number === 1) continue;
    counts.rows += 1;
    const read =
      kind === 'leads'
        ? rowToLead(cells, leads)
        : rowToPartner(cells, { ...of, adminEmailPattern: undefined });
    if (read.kind === 'refused') counts.refused += 1;
    else {
      counts.taken += 1;
      identities.add(read.externalId);
    }
  }
  return { reading, counts, identities: identities.size };
}

const files = [
  ['resellers.csv', 'partners', { decimalMark: null, dateOrder: null }],
  ['opportunities.csv', 'leads', { decimalMark: ',', dateOrder: 'year-first' }],
  ['marketing_leads.csv', 'leads', { decimalMark: null, dateOrder: 'day-first' }],
  ['reseller_sales.csv', 'leads', { decimalMark: ',' }],
] as const;

describe.each(files)('%s', (name, kind, told) => {
  const original = readFileSync(path.join(samples, name));
  const rows: string[][] = parse(original, { bom: true, relax_column_count: true });

  let before: Awaited<ReturnType<typeof readWhole>>;
  beforeAll(async () => {
    before = await readWhole(original, kind);
  });

  test.each(encodings)('saved again in %s, with semicolons and decimal commas', async (encoding) => {
    const after = await readWhole(savedAgain(rows, encoding), kind);
    expect(before.counts.rows).toBe(rows.length - 1);
    expect(after.counts).toEqual(before.counts);
    expect(after.identities).toBe(before.identities);
    expect(after.reading).toMatchObject({ delimiter: ';', ...told });
    // Letters of ASCII alone are the same in every narrow encoding, and count as UTF-8.
    const plain = !/[^\u0000-\u007f]/.test(original.toString('utf8'));
    const narrow = encoding.startsWith('windows');
    if (!narrow) expect(after.reading.encoding).toBe(encoding);
    else if (plain) expect(after.reading.encoding).toBe('utf-8');
    else expect(after.reading.encoding).toMatch(/^windows/);
  });
});
