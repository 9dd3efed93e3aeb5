import { listAccounts, readAccount, type Account } from '@rafiq/shared/accounts/contract.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ConditionFailed, commit, type Change } from '#functions/kernel/commit.ts';
import { newId } from '#functions/kernel/id.ts';
import { call } from '../../test/fixtures/call.ts';
import { startTestDatabase, type TestDatabase } from '../../test/fixtures/database.ts';
import { startTestIssuer, type TestIssuer } from '../../test/fixtures/issuer.ts';
import { addMember } from '../../test/fixtures/people.ts';
import { handler } from './api.ts';
import { findAccount, resolveAccount, type AccountFacts } from './index.ts';

let database: TestDatabase;
let issuer: TestIssuer;

beforeAll(async () => {
  [database, issuer] = await Promise.all([startTestDatabase(), startTestIssuer()]);
});
afterAll(async () => {
  await Promise.all([database.stop(), issuer.stop()]);
});

const change: Change = {
  at: '2026-11-22T09:30:00.000Z',
  by: { kind: 'system', id: 'test', organisation: null },
  requestId: 'test',
};

/** Resolves and writes, again if another opened the account meanwhile: what a lead does with its own writes. */
async function meet(company: AccountFacts): Promise<string> {
  for (;;) {
    const { accountId, writes, events } = await resolveAccount(company, change, newId);
    if (writes.length === 0) return accountId;
    try {
      return await commit(change, { writes, events, answer: accountId });
    } catch (error) {
      if (!(error instanceof ConditionFailed) || error.label !== 'account-name') throw error;
    }
  }
}

it('joins spellings of one name in one country, and keeps countries apart', async () => {
  const id = await meet({ name: 'شرکت  نور', country: 'IR', industry: 'retail' });
  expect(await meet({ name: 'شركت نور', country: 'IR' })).toBe(id);
  expect(await meet({ name: 'شرکت نور', country: 'AE' })).not.toBe(id);
  expect(await meet({ name: 'شرکت نور' })).not.toBe(id);
  expect(await findAccount(id)).toMatchObject({ country: 'IR', industry: 'retail', website: null });
});

it('opens one account however many leads meet it at once', async () => {
  const ids = await Promise.all(
    Array.from({ length: 10 }, () => meet({ name: 'Race Trading', country: 'AE' })),
  );
  expect(new Set(ids).size).toBe(1);
});

it('opens an account for a name that is longer folded than a key may be', async () => {
  const name = 'ﷺ'.repeat(200);
  const id = await meet({ name, country: 'AE' });
  expect(await meet({ name, country: 'AE' })).toBe(id);
  expect(await meet({ name: `${name.slice(1)}a`, country: 'AE' })).not.toBe(id);
});

it('is listed by name and found by words, by the vendor alone', async () => {
  const id = await meet({ name: 'Acme Robotics', country: 'US' });
  await addMember('viewer', { organisation: 'vendor', role: 'viewer' });
  await addMember('seller', { organisation: newId('partner'), role: 'partner-seller' });
  await addMember('client', { organisation: newId('partner'), role: 'integrator' });
  const [viewer, seller, client] = await Promise.all(
    ['viewer', 'seller', 'client'].map((who) => issuer.accessToken(who)),
  );
  const found = await call(handler, { route: listAccounts, token: viewer, query: { q: 'robot acm' } });
  expect(found.body['items']).toMatchObject([{ id }]);
  const all = await call(handler, { route: listAccounts, token: viewer });
  expect((all.body['items'] as Account[])[0]?.id).toBe(id);
  const params = { accountId: id };
  expect(await call(handler, { route: readAccount, token: viewer, params })).toMatchObject({ status: 200 });
  for (const token of [seller, client]) {
    expect(await call(handler, { route: readAccount, token, params })).toMatchObject({ status: 403 });
    expect(await call(handler, { route: listAccounts, token, query: { q: 'acme' } })).toMatchObject({
      status: 403,
    });
  }
});
