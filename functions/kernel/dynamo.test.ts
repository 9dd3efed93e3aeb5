/** Reads against the real database: what is asked for at once is read at once, and each asker gets its own. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestDatabase, type TestDatabase } from '../../test/fixtures/database.ts';
import { sentCommands } from '../../test/fixtures/sent-commands.ts';
import { commit } from './commit.ts';
import { documents, getItem, getItems } from './dynamo.ts';

let database: TestDatabase;
const { sent, stop } = sentCommands();
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => {
  stop();
  return database.stop();
});
beforeEach(() => {
  sent.length = 0;
});

const keyOf = (name: string) => ({ pk: `THING#${name}`, sk: 'RECORD' });
const save = (...names: string[]) =>
  commit(
    {
      at: new Date().toISOString(),
      by: { kind: 'system', id: 'test', organisation: null },
      requestId: 'test',
    },
    {
      writes: names.map((name) => ({ label: name, put: { ...keyOf(name), name } })),
      events: [],
      answer: null,
    },
  );
const nameOf = async (name: string) => (await getItem(keyOf(name)))?.['name'];

test('one item is read alone', async () => {
  await save('alone');
  sent.length = 0;
  expect(await nameOf('alone')).toBe('alone');
  expect(sent).toEqual(['GetItemCommand']);
});

test('what is asked for at once is one request, also where a thing is asked for twice or is missing', async () => {
  await save('a', 'b');
  sent.length = 0;
  expect(await Promise.all(['a', 'missing', 'b', 'a'].map(nameOf))).toEqual(['a', undefined, 'b', 'a']);
  expect(sent).toEqual(['BatchGetItemCommand']);
});

test('what is asked for later is read later', async () => {
  const before = nameOf('late');
  expect(await before).toBeUndefined();
  await save('late');
  expect(await nameOf('late')).toBe('late');
});

test('a failed request fails everyone who asked, and nobody after them', async () => {
  await save('again');
  const table = process.env['TABLE_NAME'];
  process.env['TABLE_NAME'] = 'no-such-table';
  const asked = await Promise.allSettled(['again', 'b'].map(nameOf)).finally(() => {
    process.env['TABLE_NAME'] = table;
  });
  expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await nameOf('again')).toBe('again');
});

test('keys that the database leaves again and again are a passing state, not a fault of ours', async () => {
  documents.middlewareStack.add(
    () => async (given) =>
      Promise.resolve({
        response: {},
        output: {
          $metadata: {},
          UnprocessedKeys: 'RequestItems' in given.input ? given.input.RequestItems : {},
        },
      }),
    { step: 'initialize', name: 'throttled', priority: 'low' },
  );
  const reading = getItems([keyOf('a'), keyOf('b')]).finally(() =>
    documents.middlewareStack.remove('throttled'),
  );
  await expect(reading).rejects.toMatchObject({ code: 'unavailable', status: 503 });
});
