import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestDatabase, type TestDatabase } from '../../test/fixtures/database.ts';
import { documents, tableName, type Item } from './dynamo.ts';
import { listPage, mergePage, type PageRequest, unitedPage } from './list.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

const scope = { subject: 'reader', path: '/v1/things', filters: {} };
let worlds = 0;

/** Writes partitions of numbered things and answers their names. */
async function write(sizes: readonly number[]): Promise<{ partitions: string[]; all: string[] }> {
  worlds += 1;
  const partitions = sizes.map((_size, index) => `WORLD#${worlds}#${index}`);
  const rows = sizes.flatMap((size, index) =>
    Array.from({ length: size }, (_value, number) => {
      const sort = `${String((number * 7919 + index * 104729) % 100000).padStart(6, '0')}#${index}#${number}`;
      return {
        pk: `THING#${worlds}#${index}#${number}`,
        sk: 'RECORD',
        gsi1pk: partitions[index],
        gsi1sk: sort,
      };
    }),
  );
  for (let start = 0; start < rows.length; start += 25) {
    const batch = rows.slice(start, start + 25).map((Item) => ({ PutRequest: { Item } }));
    await documents.send(new BatchWriteCommand({ RequestItems: { [tableName()]: batch } }));
  }
  return { partitions, all: rows.map(({ gsi1sk }) => gsi1sk).sort() };
}

async function walk(
  list: (page: PageRequest) => Promise<{ items: string[]; nextCursor: string | null }>,
  limit: number,
) {
  const seen: string[] = [];
  const sizes: number[] = [];
  let cursor: string | undefined;
  do {
    const page = await list({ limit, cursor, scope });
    seen.push(...page.items);
    sizes.push(page.items.length);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return { seen, sizes };
}

const sortOf = (item: Item): string => String(item['gsi1sk']);

describe.each([
  ['merged', mergePage],
  ['united', unitedPage],
])('a %s list', (_, pageOf) => {
  test('is met whole and in order, each once, page by page, whatever the sizes of its partitions', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(12), { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 7 }),
        fc.boolean(),
        async (partitionSizes, limit, newestFirst) => {
          const { partitions, all } = await write(partitionSizes);
          const { seen, sizes } = await walk(
            (page) => pageOf(partitions, { index: 'list', newestFirst }, page, sortOf),
            limit,
          );
          expect(seen).toEqual(newestFirst ? [...all].reverse() : all);
          // Every page but the last is full, and none is empty unless there is nothing at all.
          expect(sizes.slice(0, -1).every((size) => size === limit)).toBe(true);
          if (all.length > 0) expect(sizes.at(-1)).toBeGreaterThan(0);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('loses nothing to a filter that thins its pages out', async () => {
    const { partitions, all } = await write([30, 4]);
    const even = (sort: string) => Number(sort.split('#')[2]) % 2 === 0;
    const { seen } = await walk(
      (page) =>
        pageOf(partitions, { index: 'list' }, page, (item) =>
          even(sortOf(item)) ? sortOf(item) : undefined,
        ),
      3,
    );
    expect(seen).toEqual(all.filter(even));
  });

  test('has cursors that serve only the caller, the path and the filters they were made for', async () => {
    const { partitions } = await write([5]);
    const { nextCursor } = await pageOf(partitions, { index: 'list' }, { limit: 2, scope }, sortOf);
    const cursor = nextCursor ?? '';
    const attempts = [
      { cursor, scope: { ...scope, subject: 'other' } },
      { cursor, scope: { ...scope, path: '/v1/others' } },
      { cursor, scope: { ...scope, filters: { country: 'AE' } } },
      { cursor: `${cursor}x`, scope },
      { cursor: `x${cursor}`, scope },
      { cursor: cursor.slice(1), scope },
    ];
    for (const attempt of attempts) {
      await expect(
        pageOf(partitions, { index: 'list' }, { limit: 2, ...attempt }, sortOf),
      ).rejects.toMatchObject({ code: 'invalid-cursor' });
    }
  });
});

test('a cursor of a list whose partitions have changed meanwhile is refused, and answers nothing of the others', async () => {
  const { partitions } = await write([6, 6]);
  const [one = '', other = ''] = partitions;
  const page = await listPage({ partition: one, index: 'list' }, { limit: 2, scope }, sortOf);
  const cursor = page.nextCursor ?? '';
  for (const changed of [[other], [one, other], []]) {
    await expect(
      mergePage(changed, { index: 'list' }, { limit: 2, cursor, scope }, sortOf),
    ).rejects.toMatchObject({ code: 'invalid-cursor' });
  }
});

test.each([true, false])(
  'a united list goes on where it stood, also of what has joined or left it meanwhile (newest first: %s)',
  async (newestFirst) => {
    const { partitions, all } = await write([6, 6, 6]);
    const [one = '', other = '', third = ''] = partitions;
    const ordered = newestFirst ? [...all].reverse() : all;
    const read = (some: readonly string[], cursor?: string) =>
      unitedPage(some, { index: 'list', newestFirst }, { limit: 4, cursor, scope }, sortOf);
    const first = await read([one, other]);
    const last = ordered.indexOf(first.items.at(-1) ?? '');
    const beyond = (...numbers: string[]) =>
      ordered.slice(last + 1).filter((sort) => numbers.includes(sort.split('#')[1] ?? ''));
    const cursor = first.nextCursor ?? '';
    expect((await read([one, other], cursor)).items).toEqual(beyond('0', '1').slice(0, 4));
    expect((await read([one, other, third], cursor)).items).toEqual(beyond('0', '1', '2').slice(0, 4));
    expect((await read([one], cursor)).items).toEqual(beyond('0').slice(0, 4));
    expect((await read([third], cursor)).items).toEqual(beyond('2').slice(0, 4));
  },
);
