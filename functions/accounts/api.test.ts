import {
  listAccounts,
  readAccount,
  readAccountTimeline,
  setAccountOwner,
  type Account,
} from '@rafiq/shared/accounts/contract.ts';
import { terminatePartner } from '@rafiq/shared/partners/contract.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ConditionFailed, commit, type Change } from '#functions/kernel/commit.ts';
import { getItem } from '#functions/kernel/dynamo.ts';
import { newId } from '#functions/kernel/id.ts';
import { createPartner } from '#functions/partners/index.ts';
import { call } from '../../test/fixtures/call.ts';
import { startTestDatabase, type TestDatabase } from '../../test/fixtures/database.ts';
import { startTestIssuer, type TestIssuer } from '../../test/fixtures/issuer.ts';
import { addMember } from '../../test/fixtures/people.ts';
import { loadRooms } from '../../test/fixtures/rooms.ts';
import { handler } from './api.ts';
import {
  accountKey,
  accountPlacementKey,
  findAccount,
  parseAccountPlacement,
  resolveAccount,
  type AccountFacts,
} from './index.ts';

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

describe('the owner of a named account', () => {
  const plain = { kind: 'reseller', tier: 'gold', weight: 1, country: 'AE' } as const;
  const more = { tags: [], address: {}, specialisations: {}, capacity: {} };
  const partnerOf = async (name: string) =>
    (await createPartner({ ...plain, ...more, name }, change, newId)).partner;
  const placementOf = async (id: string) => parseAccountPlacement(await getItem(accountPlacementKey(id)));
  let operations: string;
  let companies = 0;
  let id: string;

  beforeAll(async () => {
    await addMember('operations', { organisation: 'vendor', role: 'channel-operations' });
    operations = await issuer.accessToken('operations');
  });
  beforeEach(async () => {
    id = await meet({ name: `Owned ${++companies}`, country: 'AE' });
  });
  const put = (partnerId: string | null, version: number, token = operations, headers = {}) =>
    call(handler, {
      route: setAccountOwner,
      token,
      params: { accountId: id },
      body: { partnerId },
      headers: { 'if-match': `"${version}"`, ...headers },
    });

  it('is named, changed and cleared, where placement sees it and the timeline tells it', async () => {
    const [first, second] = [await partnerOf('Manara'), await partnerOf('Noor')];
    expect(await put(first.id, 1)).toMatchObject({
      status: 200,
      headers: { etag: '"2"' },
      body: { version: 2, owner: { partnerId: first.id, partnerName: 'Manara' } },
    });
    expect(await placementOf(id)).toMatchObject({ ownerPartnerId: first.id });
    expect((await put(second.id, 2)).body['owner']).toEqual({ partnerId: second.id, partnerName: 'Noor' });
    expect(await placementOf(id)).toMatchObject({ ownerPartnerId: second.id });
    expect((await put(null, 3)).body).toMatchObject({ owner: null, version: 4 });
    expect(await placementOf(id)).toMatchObject({ ownerPartnerId: null });
    const told = await call(handler, {
      route: readAccountTimeline,
      token: operations,
      params: { accountId: id },
    });
    expect((told.body['items'] as { text: string }[]).map(({ text }) => text)).toEqual([
      'The account is no longer a named account of Noor.',
      'The account is now a named account of Noor.',
      'The account is now a named account of Manara.',
      'The account was opened.',
    ]);
  });

  it('is refused where its reader saw another version, and changes nothing where it is so already', async () => {
    const { id: owner } = await partnerOf('Manara');
    expect(await put(owner, 2)).toMatchObject({ status: 412 });
    expect(await put(owner, 1, operations, { 'idempotency-key': 'once' })).toMatchObject({ status: 200 });
    expect(await put(owner, 1, operations, { 'idempotency-key': 'once' })).toMatchObject({
      status: 200,
      body: { version: 2 },
    });
    expect((await put(owner, 2)).body).toMatchObject({ version: 2 });
    expect((await findAccount(id))?.version).toBe(2);
  });

  it('exists, and has not ended its contract', async () => {
    const ended = await partnerOf('Gone');
    const params = { partnerId: ended.id };
    const end = { route: terminatePartner, token: operations, params, body: { reason: 'Contract over' } };
    expect(await (await loadRooms()).call(end)).toMatchObject({ status: 200 });
    expect(await put(newId('partner'), 1)).toMatchObject({
      status: 422,
      body: { code: 'unknown-reference', errors: [{ pointer: '/partnerId' }] },
    });
    expect(await put(ended.id, 1)).toMatchObject({
      status: 422,
      body: { code: 'partner-not-active', errors: [{ pointer: '/partnerId' }] },
    });
    expect(await findAccount(id)).toMatchObject({ owner: null, version: 1 });
  });

  it('is no business of partners, nor of those of the vendor who only read', async () => {
    const { id: owner } = await partnerOf('Manara');
    await addMember('owner-admin', { organisation: owner, role: 'partner-admin' });
    await addMember('manager', { organisation: 'vendor', role: 'channel-manager' });
    await addMember('only-reads', { organisation: 'vendor', role: 'viewer' });
    for (const who of ['owner-admin', 'manager', 'only-reads'])
      expect(await put(owner, 1, await issuer.accessToken(who))).toMatchObject({ status: 403 });
    const token = await issuer.accessToken('owner-admin');
    expect(await call(handler, { route: readAccount, token, params: { accountId: id } })).toMatchObject({
      status: 403,
    });
  });

  it('is nobody in an account that was written before accounts had owners', async () => {
    const { owner: _, ...formerly } = (await findAccount(id)) ?? { owner: null };
    const item = { ...(await getItem(accountKey(id))), ...formerly };
    delete (item as { owner?: unknown }).owner;
    await commit(change, { writes: [{ label: 'account', put: item }], events: [], answer: null });
    expect(await findAccount(id)).toMatchObject({ owner: null });
  });
});
