import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  delimiters,
  encodings,
  type Delimiter,
  type Encoding,
  type Quote,
} from '@rafiq/shared/imports/status.ts';
import { encodeText } from '../../test/fixtures/encode-text.ts';
import { csvRows, UnreadableCsv, type CsvRow } from './csv-rows.ts';
import { NotEncoded } from './transcoder.ts';

/** The bytes in pieces of one size, as a network might bring them. */
const inPieces = (bytes: Buffer, size: number) =>
  Readable.from(
    Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
      bytes.subarray(index * size, (index + 1) * size),
    ),
    { objectMode: false },
  );

async function rowsOf(
  text: string,
  {
    delimiter = ',' as Delimiter,
    quote = null as Quote | null,
    encoding = 'utf-8' as Encoding,
    size = 7,
    row = 1,
    byte = 0,
  } = {},
) {
  const bytes = encodeText(text, encoding).subarray(byte);
  return all(csvRows(inPieces(bytes, size), { delimiter, quote, encoding }, { row, byte }));
}
async function all(rows: AsyncIterable<CsvRow>): Promise<CsvRow[]> {
  const found: CsvRow[] = [];
  for await (const row of rows) found.push(row);
  return found;
}
const cellsOf = async (text: string, delimiter?: Delimiter) =>
  (await rowsOf(text, { ...(delimiter && { delimiter }) })).map(({ number, cells }) => [number, ...cells]);

describe('a file is read', () => {
  test('with its byte order mark, quotes, line ends and blank lines', async () => {
    expect(
      await cellsOf('\ufeffid,name\r\n1,"Noor, ""the"" shop"\r\n\r\n,\r\n2,"two\nlines"\n3,نور'),
    ).toEqual([
      [1, 'id', 'name'],
      [2, '1', 'Noor, "the" shop'],
      [5, '2', 'two\nlines'],
      [6, '3', 'نور'],
    ]);
    expect(await cellsOf('a;b\r1;2\r', ';')).toEqual([
      [1, 'a', 'b'],
      [2, '1', '2'],
    ]);
  });

  test('though its rows differ in length and quotes stand within cells', async () => {
    expect(await cellsOf('a,b\n1\n1,2,3\nthe "best" shop,7" pipe\n')).toEqual([
      [1, 'a', 'b'],
      [2, '1'],
      [3, '1', '2', '3'],
      [4, 'the "best" shop', '7" pipe'],
    ]);
  });

  test.each([
    ["a,b\n'Noor, Trading','O''Brien'\n", "'", ['Noor, Trading', "O'Brien"]],
    [`a,b\nO'Brien,"x"\n`, "'", ["O'Brien", '"x"']],
    ['a,b\n"Noor, the shop\n', 'none', ['"Noor', ' the shop']],
    ['a,b\n"Noor, Trading","7"" pipe"\n', '"', ['Noor, Trading', '7" pipe']],
  ] as const)('%j by the quote %s', async (text, quote, cells) => {
    expect(await rowsOf(text, { quote })).toMatchObject([{ number: 1 }, { cells, strayQuote: undefined }]);
  });

  test.each([
    ['"a"b"c",x', null, '"a"b"c"'],
    ['x,"Noor "the, best" shop"', null, '"Noor "the'],
    ['x,"a""b"c', null, '"a"b"c'],
    ["'O'Brien',x", "'", "'O'Brien'"],
    ['"a"b"c",x', 'none', undefined],
    ['"""a""","""x"', null, undefined],
    ['"""A"" and ""B""","two\r\nlines"', null, undefined],
    ['the "best" shop,7" pipe', null, undefined],
  ] as const)('and of %j with the quote %j, %j is ended too early', async (line, quote, strayQuote) => {
    for (const size of [1, 1000]) {
      expect(await rowsOf(`a,b\r\n${line}\r\n`, { quote, size })).toMatchObject([
        { strayQuote: undefined },
        { strayQuote },
      ]);
    }
  });

  test('unless its cells cannot be told apart', async () => {
    const quote = rowsOf('a,b\n1,2\n"no end,3\n4,5\n');
    await expect(quote).rejects.toBeInstanceOf(UnreadableCsv);
    await expect(quote).rejects.toMatchObject({ tooLong: false });
    await expect(rowsOf(`a\n${'x'.repeat(1_100_000)}\n`, { size: 65_536 })).rejects.toMatchObject({
      line: 2,
      tooLong: true,
    });
  });

  test('nor if its bytes are no text of their encoding', async () => {
    const reading = { delimiter: ',', quote: null, encoding: 'utf-8' } as const;
    const bytes = Buffer.from([0x61, 0x0a, 0xc3, 0x28, 0x0a]);
    const rows = csvRows(inPieces(bytes, 2), reading, { row: 1, byte: 0 });
    await expect(all(rows)).rejects.toBeInstanceOf(NotEncoded);
    const odd = csvRows(
      inPieces(Buffer.from('abc'), 2),
      { ...reading, encoding: 'utf-16le' },
      { row: 1, byte: 0 },
    );
    await expect(all(odd)).rejects.toBeInstanceOf(NotEncoded);
  });

  test('and a cell that was guarded against spreadsheets is itself again', async () => {
    expect(await cellsOf("a,b\n'=1+1,'s Hertogenbosch\n")).toEqual([
      [1, 'a', 'b'],
      [2, '=1+1', "'s Hertogenbosch"],
    ]);
  });

  test('and a broken connection is told as such', async () => {
    const broken = new Readable({ read() {} });
    const reading = csvRows(
      broken,
      { delimiter: ',', quote: null, encoding: 'utf-8' },
      { row: 1, byte: 0 },
    ).next();
    broken.destroy(new Error('connection reset'));
    await expect(reading).rejects.toThrow('connection reset');
  });
});

/** A text without the letters that an encoding has none for. */
const written = (text: string, encoding: Encoding): string => {
  if (encoding === 'windows-1252') return text.replace(/[ب🚲\ufeff]/gu, '');
  return encoding === 'windows-1256' ? text.replace(/[🚲\ufeff]/gu, '') : text;
};
const cellsIn = (rows: readonly CsvRow[]) => rows.map(({ number, cells }) => [number, ...cells]);

test('reading goes on from the end of any row exactly as if it had never stopped', async () => {
  const cell = fc.string({
    unit: fc.constantFrom('a', 'ب', 'é', '🚲', ' ', ',', ';', '"', '\n', '\r\n', "'", '='),
    maxLength: 6,
  });
  const quoted = cell.map((text) => `"${text.replaceAll('"', '""')}"`);
  const file = fc.record({
    rows: fc.array(fc.array(quoted, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 }),
    delimiter: fc.constantFrom(...delimiters),
    lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
    mark: fc.constantFrom('', '\ufeff'),
    closed: fc.boolean(),
    size: fc.integer({ min: 1, max: 9 }),
    encoding: fc.constantFrom(...encodings),
  });
  await fc.assert(
    fc.asyncProperty(file, async ({ rows, delimiter, lineEnd, mark, closed, size, encoding }) => {
      const whole = mark + rows.map((cells) => cells.join(delimiter)).join(lineEnd) + (closed ? lineEnd : '');
      const text = written(whole, encoding);
      const read = await rowsOf(text, { delimiter, encoding, size });
      expect(cellsIn(read)).toEqual(cellsIn(await rowsOf(text, { delimiter, size: 1000 })));
      for (const [index, { number, endByte }] of read.entries()) {
        const rest = await rowsOf(text, { delimiter, encoding, size, row: number + 1, byte: endByte });
        expect(rest).toEqual(read.slice(index + 1));
      }
    }),
    { numRuns: 300 },
  );
});
