import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { fileArgument } from './file-argument.ts';
import { leadArguments } from './replay.ts';
import { requireOwnDatabase } from './require-own-database.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

const usage = 'Say which backup';

test('a file is seen from where the command was typed', () => {
  vi.stubEnv('INIT_CWD', path.resolve('/somewhere'));
  expect(fileArgument(['a.tar.gz'], usage)).toEqual({
    file: path.resolve('/somewhere/a.tar.gz'),
    replace: false,
  });
  expect(fileArgument(['--replace', 'a.tar.gz'], usage).replace).toBe(true);
});

test.each([[[]], [['']], [['one', 'two']], [['--force', 'one']], [['--replace=yes', 'one']]])(
  'anything else is told how it is done: %j',
  (given) => {
    expect(() => fileArgument(given, usage)).toThrow(usage);
  },
);

test('records in another database are neither backed up nor restored', () => {
  expect(() => requireOwnDatabase({ AWS_ENDPOINT_URL_DYNAMODB: 'http://localhost:8000' })).toThrow(
    /AWS_ENDPOINT_URL_DYNAMODB is set/,
  );
  expect(() => requireOwnDatabase({})).not.toThrow();
});

test('replay takes leads, and names what is none', () => {
  const lead = 'lead_01m8e2tafffdvtjdhkz4gjtp02';
  expect(leadArguments([])).toEqual([]);
  expect(leadArguments([lead, lead])).toEqual([lead, lead]);
  expect(() => leadArguments([lead, '--all'])).toThrow(/^--all is no lead/);
});
