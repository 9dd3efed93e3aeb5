import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'rafiq-match-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const fileOf = (name: string, content: string | Uint8Array): string => {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
};
const match = (...given: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(import.meta.dirname, 'match.ts'), ...given],
    { encoding: 'utf8' },
  );
  return { status, stdout, stderr };
};

test('writes the best names of each query, in the order asked, quoted where need be', () => {
  const names = fileOf(
    'names.csv',
    '\ufeffname\r\n"Noor ""Star"", LLC"\r\nNoor Star\r\n\r\nZenith, Inc\r\nشرکت زنیت\r\n',
  );
  const queries = fileOf('queries.csv', 'Noor Star\n"Zenith, Inc"\nname\n');
  expect(match(names, queries)).toEqual({
    status: 0,
    stderr: '',
    stdout: [
      'Noor Star,1,Noor Star,1.0000',
      'Noor Star,2,"Noor ""Star"", LLC",0.9913',
      '"Zenith, Inc",1,"Zenith, Inc",1.0000',
      '"Zenith, Inc",2,شرکت زنیت,0.8343',
      'name,1,name,1.0000',
      '',
    ].join('\n'),
  });
});

test('writes at most ten names for a query, and none for one that is like nothing', () => {
  const names = fileOf('many.csv', Array.from({ length: 30 }, (_, at) => `Noor ${at}`).join('\n'));
  const { stdout } = match(names, fileOf('some.csv', 'Noor\nQxwz'));
  expect(
    stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split(',').slice(0, 2).join()),
  ).toEqual(Array.from({ length: 10 }, (_, at) => `Noor,${at + 1}`));
});

test.each([
  ['no files', [], /npm run -s match/],
  ['one file', ['names.csv'], /npm run -s match/],
  ['three files', ['a', 'b', 'c'], /npm run -s match/],
  ['a file that is not there', ['nowhere.csv', 'nowhere.csv'], /nowhere\.csv cannot be read/],
])('ends with 2 and says why for %s', (_, given, why) => {
  const { status, stdout, stderr } = match(...given);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(why);
});

test('ends with 2 for a file that is no UTF-8, or whose quote never ends', () => {
  const good = fileOf('good.csv', 'Noor\n');
  expect(match(fileOf('latin.csv', Uint8Array.of(0x4d, 0xfc, 0x6c)), good)).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/is not UTF-8/) as string,
  });
  expect(match(good, fileOf('open.csv', '"Noor\nZenith\n'))).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/cannot be read as CSV/) as string,
  });
});
