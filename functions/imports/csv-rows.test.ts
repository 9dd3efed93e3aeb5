import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { delimiters, type Delimiter } from './domain/file-layout.ts';
import { csvRows, UnreadableCsv, type CsvRow } from './csv-rows.ts';

/** The bytes in pieces of one size, as a network might bring them. */
const inPieces = (bytes: Buffer, size: number) =>
  Readable.from(
    Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
      bytes.subarray(index * size, (index + 1) * size),
    ),
    { objectMode: false },
  );

async function rowsOf(text: string, { delimiter = ',' as Delimiter, size = 7, row = 1, byte = 0 } = {}) {
  const rows: CsvRow[] = [];
  const bytes = Buffer.from(text).subarray(byte);
  for await (const one of csvRows(inPieces(bytes, size), delimiter, { row, byte })) rows.push(one);
  return rows;
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

  test('unless its cells cannot be told apart', async () => {
    await expect(rowsOf('a,b\n1,2\n"no end,3\n4,5\n')).rejects.toBeInstanceOf(UnreadableCsv);
    await expect(rowsOf(`a\n${'x'.repeat(1_100_000)}\n`, { size: 65_536 })).rejects.toMatchObject({
      line: 2,
    });
  });

  test('and a broken connection is told as such', async () => {
    const broken = new Readable({ read() {} });
    const reading = csvRows(broken, ',', { row: 1, byte: 0 }).next();
    broken.destroy(new Error('connection reset'));
    await expect(reading).rejects.toThrow('connection reset');
  });
});

test('reading goes on from the end of any row exactly as if it had never stopped', async () => {
  const cell = fc.string({
    unit: fc.constantFrom('a', 'ب', '🚲', ' ', ',', ';', '"', '\n', '\r\n'),
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
  });
  await fc.assert(
    fc.asyncProperty(file, async ({ rows, delimiter, lineEnd, mark, closed, size }) => {
      const text = mark + rows.map((cells) => cells.join(delimiter)).join(lineEnd) + (closed ? lineEnd : '');
      const whole = await rowsOf(text, { delimiter, size });
      for (const [index, { number, endByte }] of whole.entries()) {
        const rest = await rowsOf(text, { delimiter, size, row: number + 1, byte: endByte });
        expect(rest).toEqual(whole.slice(index + 1));
      }
    }),
    { numRuns: 300 },
  );
});
