import { afterAll, beforeAll, expect, test } from 'vitest';
import { commit } from '#functions/kernel/commit.ts';
import { newId } from '#functions/kernel/id.ts';
import { startTestDatabase, type TestDatabase } from '../../test/fixtures/database.ts';
import { aliasPlan, createProduct, findProduct, matchProduct, readCatalogue } from './index.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

const at = '2026-11-22T09:00:00.000Z';
const change = { at, by: { kind: 'system', id: 'test', organisation: null }, requestId: 'test' } as const;
const make = async (name: string, aliases: string[] = []) =>
  (await createProduct({ name, aliases }, change, newId)).product;

test('a product takes one more alias in the transaction of another room, and is found by it', async () => {
  const { id } = await make('GTX Pro');
  const plan = await aliasPlan(id, 'GTXPro', at);
  expect(await matchProduct('gtxpro')).toBeUndefined();
  await commit(change, { ...plan, answer: null });
  expect(await findProduct(id)).toMatchObject({ aliases: ['GTXPro'], version: 2 });
  expect((await readCatalogue()).find('gtxPRO')?.id).toBe(id);
  expect(await aliasPlan(id, 'gtxpro', at)).toEqual({ writes: [], events: [] });
});

test('an alias is refused for a product that is not there, that cannot take more, or if it belongs to another', async () => {
  const full = await make(
    'Full',
    Array.from({ length: 30 }, (_, index) => `Full ${index}`),
  );
  const { id } = await make('Vega', ['Vega One']);
  await expect(aliasPlan(newId('product'), 'x', at)).rejects.toMatchObject({ code: 'unknown-reference' });
  await expect(aliasPlan(full.id, 'One more', at)).rejects.toMatchObject({
    code: 'invalid-request',
    errors: [{ code: 'too-many-aliases' }],
  });
  await expect(aliasPlan(full.id, 'vega one', at)).rejects.toMatchObject({ code: 'already-exists' });
  expect((await findProduct(id))?.version).toBe(1);
});
