/** Accounts are found under the keys they have now, whatever is repeated or comes out of order. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { commit } from '#functions/kernel/commit.ts';
import { documents, getItem } from '#functions/kernel/dynamo.ts';
import type { StoredEvent } from '#functions/kernel/event.ts';
import { newId } from '#functions/kernel/id.ts';
import { startTestDatabase, type TestDatabase } from '../../test/fixtures/database.ts';
import { queueBatch } from '../../test/fixtures/workers.ts';
import { system } from '../../test/fixtures/world/cast.ts';
import { indexEveryAccount } from './index-accounts.ts';
import { accountKey, readMatched, resolveAccount } from './index.ts';
import { searchAccounts } from './matching.ts';
import { matchedAccountKey } from './store/account-keys.ts';
import { matchedWrite } from './store/matched-account.ts';
import { handler } from './workers/index-account.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

/** Opens an account, as a lead does; answers it and the event that tells so. */
async function open(name: string): Promise<{ accountId: string; created: StoredEvent }> {
  const { accountId, writes, events } = await resolveAccount({ name, country: 'AE' }, system(), newId);
  await commit(system(), { writes, events, answer: null });
  const item = await getItem({ ...accountKey(accountId), sk: 'EVT#000000001' });
  return { accountId, created: item?.['event'] as StoredEvent };
}
/** Calls an account otherwise, as somebody who knows better does; answers what is told of it. */
async function callNow(accountId: string, name: string): Promise<StoredEvent> {
  const matched = await readMatched(accountId);
  if (matched === undefined) throw new Error('It is compared by nothing');
  const { soldDirectly: _, notTheSame: __, deals: ___, version, ...formerly } = matched;
  const account = { accountId, matched };
  const writes = [matchedWrite(account, { ...matched, name })];
  await commit(system(), { writes, events: [], answer: null });
  return {
    id: newId('event'),
    type: 'rafiq.accounts.account.facts-changed.v1',
    subject: accountId,
    version: version + 1,
    at: system().at,
    by: system().by,
    requestId: 'test',
    data: { accountId, formerly },
    changed: ['name'],
    why: null,
  };
}
const deliver = (...events: StoredEvent[]) =>
  (handler as (batch: unknown, context: unknown) => Promise<unknown>)(queueBatch(events), {});
const taken = { batchItemFailures: [] };
/** Where an account is found: the keys of its postings. */
async function keysOf(accountId: string): Promise<string[]> {
  const id = accountId.replace('acct_', '');
  return (await database.items())
    .filter(({ entries }) => ((entries ?? []) as string[]).some((entry) => entry.startsWith(id)))
    .map(({ pk }) => String(pk));
}
const found = async (name: string): Promise<string[]> =>
  (await searchAccounts({ name, country: 'AE' })).candidates
    .filter(({ score }) => score >= 0.75)
    .map(({ accountId }) => accountId);

describe('an account that was opened', () => {
  it('is found by other spellings of its name once that is told, however often', async () => {
    const { accountId, created } = await open('Quartz Meridian LLC');
    expect(await found('Quarz Meridian')).toEqual([]);
    expect(await deliver(created)).toEqual(taken);
    expect(await found('Quarz Meridian')).toEqual([accountId]);
    const before = await database.items();
    expect(await deliver(created, created)).toEqual(taken);
    expect(await database.items()).toEqual(before);
  });

  it('is found by what it is called now alone, in whichever order that is told', async () => {
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 0, 2, 1],
    ]) {
      const { accountId, created } = await open(`Velvet Anchor ${order.join('')}q`);
      const first = await callNow(accountId, 'Opal Lantern');
      const told = [created, first, await callNow(accountId, 'Copper Thistle')];
      for (const place of order) expect(await deliver(...told.slice(place, place + 1))).toEqual(taken);
      expect(await found('Coper Thistle')).toContain(accountId);
      const keys = await keysOf(accountId);
      expect(keys.filter((key) => /velvet|opal|lantern|anchor/u.test(key))).toEqual([]);
    }
  });

  it('is found by what it is called now, also where that is told while its former name is written', async () => {
    const { accountId, created } = await open('Saffron Gate Works');
    const name = 'call-it-otherwise';
    let renamed = 0;
    documents.middlewareStack.add(
      (next) => async (given) => {
        const item = 'Item' in given.input ? (given.input.Item as { kind?: string } | undefined) : undefined;
        if (item?.kind === 'posting' && renamed === 0) {
          renamed += 1;
          await callNow(accountId, 'Granite Plume');
        }
        return next(given);
      },
      { step: 'initialize', name },
    );
    try {
      expect(await deliver(created)).toEqual(taken);
    } finally {
      documents.middlewareStack.remove(name);
    }
    expect(renamed).toBe(1);
    expect(await found('Granite Plum')).toEqual([accountId]);
    expect((await keysOf(accountId)).filter((key) => key.includes('saffron'))).toEqual([]);
  });

  it('is told again where it could not be written, and one that nobody knows is none', async () => {
    const { accountId, created } = await open('Ember Trellis');
    const name = 'no-postings';
    documents.middlewareStack.add(
      () => () => Promise.reject(Object.assign(new Error('down'), { name: 'ServiceUnavailable' })),
      { step: 'initialize', name },
    );
    try {
      expect(await deliver(created)).toEqual({
        batchItemFailures: [{ itemIdentifier: expect.any(String) as string }],
      });
    } finally {
      documents.middlewareStack.remove(name);
    }
    expect(await keysOf(accountId)).toEqual([]);
    expect(await deliver({ ...created, subject: newId('account') }, created)).toEqual(taken);
    expect(await found('Embr Trellis')).toEqual([accountId]);
  });
});

describe('accounts that were opened before they were compared', () => {
  const ids: string[] = [];
  beforeEach(async () => {
    for (const name of ['Harbour of Lindens', 'Sable Orchard'])
      ids.push((await open(`${name} ${ids.length}w`)).accountId);
    // More of them than are taken at once.
    for (let place = 0; place < 26; place += 1)
      await open(`Elder ${String.fromCharCode(97 + place)}x${ids.length}`);
    await commit(system(), {
      writes: ids.map((id) => ({ label: 'matched', remove: matchedAccountKey(id) })),
      events: [],
      answer: null,
    });
  });

  it('are made comparable and found, all of them, and nothing changes when that is done again', async () => {
    const all = (await database.items()).filter(({ kind }) => kind === 'account').length;
    expect(await indexEveryAccount()).toBe(all);
    expect(await found('Harbor of Lindens 0w')).toEqual([ids[0]]);
    for (const id of ids) expect(await readMatched(id)).toMatchObject({ country: 'AE', version: 1 });
    const before = await database.items();
    expect(await indexEveryAccount()).toBe(all);
    expect(await database.items()).toEqual(before);
  });
});
