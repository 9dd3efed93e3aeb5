import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestDatabase, type TestDatabase } from '../../../test/fixtures/database.ts';
import { writeItems } from './write-items.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

it('writes more items than one request takes', async () => {
  const items = Array.from({ length: 60 }, (_, order) => ({
    pk: `LEAD#${String(order).padStart(2, '0')}`,
    sk: 'RECORD',
    order,
  }));
  await writeItems(items, database.tableName, database.client);
  expect(await database.items()).toEqual(items);
});
