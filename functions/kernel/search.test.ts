import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestDatabase, type TestDatabase } from '../../test/fixtures/database.ts';
import { commit } from './commit.ts';
import { searchPage, wordWrites } from './search.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

const change = {
  at: '2026-11-23T09:00:00.000Z',
  by: { kind: 'system', id: 'test', organisation: null },
  requestId: 'r',
} as const;

/** Records that are found by their names, which they also hold. */
async function record(id: string, name: string): Promise<void> {
  const target = { pk: `THING#${id}`, sk: 'RECORD' };
  const put = { label: 'thing', put: { ...target, name } };
  await commit(change, {
    writes: [put, ...wordWrites('things', id, name, target)],
    events: [],
    answer: null,
  });
}
const found = async (text: string): Promise<unknown[]> => {
  const page = { limit: 25, scope: { subject: 'me', path: '/things', filters: {} } };
  return (await searchPage('things', text, page, (item) => item['name'])).items;
};

test('a name is found by the beginnings of its words, in letters of every plane', async () => {
  const names = ['Noor Trading', 'شركة النور', '\u{16f59}\u{1e900}\u{1e901} \u{20000}\u{20001}', 'q'];
  for (const [index, name] of names.entries()) await record(`t${index}`, name);
  expect(await found('noor tr')).toEqual(['Noor Trading']);
  expect(await found('النو')).toEqual(['شركة النور']);
  expect(await found('\u{20000}')).toEqual([names[2]]);
  expect(await found('\u{20000}\u{20001} \u{16f59}')).toEqual([names[2]]);
  expect(await found('\u{20001}')).toEqual([]);
  expect(await found('q')).toEqual(['q']);
  expect(await found('!')).toEqual([]);
});
