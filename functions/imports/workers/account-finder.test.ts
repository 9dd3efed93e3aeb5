/** What a file's companies cost: an account that was found is not asked for again. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { resolveAccount } from '#functions/accounts/index.ts';
import { commit } from '#functions/kernel/commit.ts';
import { newId } from '#functions/kernel/id.ts';
import { startTestDatabase, type TestDatabase } from '../../../test/fixtures/database.ts';
import { sentCommands } from '../../../test/fixtures/sent-commands.ts';
import { system } from '../../../test/fixtures/world/cast.ts';
import { accountFinder } from './account-finder.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

test('asks for an account once, and again for what was not there', async () => {
  const find = accountFinder();
  const company = { name: 'Finder Trading', country: 'AE' };
  expect(await find(company.name, company.country)).toBeUndefined();
  const { accountId, writes, events } = await resolveAccount(company, system(), newId);
  await commit(system(), { writes, events, answer: null });
  const { sent, stop } = sentCommands();
  expect([await find('Finder Trading', 'AE'), await find('Finder Trading', 'AE')]).toEqual([
    { accountId, cameAs: null },
    { accountId, cameAs: null },
  ]);
  expect(await find('Finder Trading', 'SA')).toBeUndefined();
  stop();
  expect(sent).toHaveLength(2);
});
