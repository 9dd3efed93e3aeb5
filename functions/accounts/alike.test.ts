/** What is known of accounts, which may be the same, and which somebody told apart. */
import {
  readAccount,
  readAccountTimeline,
  setAccountOwner,
  updateAccountFacts,
} from '@rafiq/shared/accounts/contract.ts';
import {
  listAlikeAccounts,
  tellAccountsApart,
  undoTellAccountsApart,
} from '@rafiq/shared/accounts/matching-contract.ts';
import { publishConflictPolicy, readConflictPolicy } from '@rafiq/shared/deals/conflict-policy-contract.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { commit } from '#functions/kernel/commit.ts';
import { documents } from '#functions/kernel/dynamo.ts';
import { newId } from '#functions/kernel/id.ts';
import { startTestDatabase, type TestDatabase } from '../../test/fixtures/database.ts';
import { startTestIssuer, type TestIssuer } from '../../test/fixtures/issuer.ts';
import { addMember } from '../../test/fixtures/people.ts';
import { loadRooms, type Rooms } from '../../test/fixtures/rooms.ts';
import { eventsIn, queueBatch } from '../../test/fixtures/workers.ts';
import { readState } from '../../test/fixtures/table-state.ts';
import { system } from '../../test/fixtures/world/cast.ts';
import { type AccountDeal, readMatched, resolveAccount, writeDeals } from './index.ts';
import { searchAccounts } from './matching.ts';
import { handler } from './workers/index-account.ts';

let database: TestDatabase;
let issuer: TestIssuer;
let rooms: Rooms;
let token: string;
beforeAll(async () => {
  [database, issuer] = await Promise.all([startTestDatabase(), startTestIssuer()]);
  rooms = await loadRooms();
  await addMember('operations', { organisation: 'vendor', role: 'channel-operations' });
  await addMember('viewer', { organisation: 'vendor', role: 'viewer' });
  await addMember('manager', { organisation: 'vendor', role: 'channel-manager' });
  await addMember('partner', { organisation: newId('partner'), role: 'partner-admin' });
  token = await issuer.accessToken('operations');
});
afterAll(async () => {
  await Promise.all([database.stop(), issuer.stop()]);
});

const toldOf = async (accountId: string) =>
  eventsIn(await readState(database), 'rafiq.accounts.')
    .map(({ event }) => event)
    .filter(({ subject }) => subject === accountId);
/** Hands the worker everything that was told of an account. */
const heard = async (accountId: string): Promise<void> => {
  const work = handler as (batch: unknown, context: unknown) => Promise<unknown>;
  expect(await work(queueBatch(await toldOf(accountId)), {})).toEqual({ batchItemFailures: [] });
};
async function open(name: string, country = 'AE'): Promise<string> {
  const { accountId, writes, events } = await resolveAccount({ name, country }, system(), newId);
  await commit(system(), { writes, events, answer: null });
  await heard(accountId);
  return accountId;
}

const unknown = {
  aliases: [],
  website: null,
  phone: null,
  taxId: null,
  town: null,
  street: null,
  parentName: null,
  soldDirectly: null,
};
const put = (accountId: string, body: object, version: number, headers: Record<string, string> = {}) =>
  rooms.call({
    route: updateAccountFacts,
    token,
    params: { accountId },
    body: { ...unknown, ...body },
    headers: { 'if-match': `"${version}"`, ...headers },
  });
const alikeOf = async (accountId: string, headers: Record<string, string> = {}) => {
  const answer = await rooms.call({ route: listAlikeAccounts, token, params: { accountId }, headers });
  expect(answer.status).toBe(200);
  return answer.body as {
    alike: { accountId: string; score: number; verdict: string }[];
    notTheSame: unknown[];
  };
};
const tell = (accountId: string, otherAccountId: string, headers: Record<string, string> = {}) =>
  rooms.call({ route: tellAccountsApart, token, params: { accountId }, body: { otherAccountId }, headers });
const takeBack = (accountId: string, otherAccountId: string) =>
  rooms.call({ route: undoTellAccountsApart, token, params: { accountId }, body: { otherAccountId } });

describe('what is known of an account', () => {
  let id: string;
  let companies = 0;
  beforeEach(async () => {
    id = await open(`Juniper Quay ${String.fromCharCode(97 + companies)}${++companies}`);
  });

  it('is replaced, told, and what the account is found by once the worker has heard', async () => {
    const taxId = `TX-${companies}-7781`;
    const facts = { aliases: ['Marzipan Depot', 'Marzipan Depot'], taxId, soldDirectly: true, town: 'Dubai' };
    expect(await put(id, facts, 1)).toMatchObject({
      status: 200,
      headers: { etag: '"2"' },
      body: { ...unknown, ...facts, aliases: ['Marzipan Depot'], version: 2 },
    });
    expect(await readMatched(id)).toMatchObject({ taxId, town: 'Dubai', soldDirectly: true, version: 2 });
    await heard(id);
    const first = async (name: string, number?: string) =>
      (await searchAccounts({ name, taxId: number })).candidates[0]?.accountId;
    expect(await first('Marzipan Depo')).toBe(id);
    expect(await first('Someone Else', taxId)).toBe(id);
    expect(await put(id, { taxId: null }, 2)).toMatchObject({ status: 200, body: unknown });
    await heard(id);
    expect([await first('Marzipan Depo'), await first('Someone Else', taxId)]).toEqual([
      undefined,
      undefined,
    ]);
    expect((await toldOf(id)).map(({ type, changed }) => [type.split('.')[3], changed])).toEqual([
      ['created', []],
      ['facts-changed', ['aliases', 'taxId', 'town', 'soldDirectly']],
      ['facts-changed', ['aliases', 'taxId', 'town', 'soldDirectly']],
    ]);
  });

  it('changes nothing where it is so already, and is refused to whoever read another version', async () => {
    const once = { 'idempotency-key': 'once' };
    expect(await put(id, { town: 'Dubai' }, 1, once)).toMatchObject({ status: 200, body: { version: 2 } });
    expect(await put(id, { town: 'Dubai' }, 1, once)).toMatchObject({ status: 200, body: { version: 2 } });
    expect(await put(id, { town: 'Dubai' }, 2)).toMatchObject({ status: 200, body: { version: 2 } });
    expect(await put(id, { town: 'Sharjah' }, 1)).toMatchObject({ status: 412 });
    const six = Array.from({ length: 6 }, (_, place) => `Alias ${place}`);
    expect(await put(id, { aliases: six }, 2)).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/aliases', code: 'too-many' }] },
    });
    expect(await put(newId('account'), {}, 1)).toMatchObject({ status: 404 });
  });

  it('is said over what was registered meanwhile, which stays', async () => {
    const deal: AccountDeal = {
      partnerId: 'ptnr_1',
      partnerName: 'Manara',
      forPartnerId: null,
      status: 'in-review',
      productId: null,
      productFamily: null,
      submittedAt: system().at,
      protectedUntil: null,
      lastProgressAt: null,
      endedAt: null,
    };
    const name = 'register-before-the-write';
    documents.middlewareStack.add(
      (next) => async (given) => {
        if ('TransactItems' in given.input) {
          documents.middlewareStack.remove(name);
          const matched = await readMatched(id);
          if (matched === undefined) throw new Error('It is compared by nothing');
          const write = writeDeals({ accountId: id, matched }, { dealId: 'deal_1', deal, at: system().at });
          await commit(system(), { writes: [write], events: [], answer: null });
        }
        return next(given);
      },
      { step: 'initialize', name },
    );
    expect(await put(id, { phone: '+971 4 555 0173' }, 1)).toMatchObject({ status: 200 });
    expect(await readMatched(id)).toMatchObject({ phone: '+971 4 555 0173', deals: { deal_1: deal } });
  });

  it('does not take an owner away that was named before', async () => {
    const clear = { route: setAccountOwner, token, params: { accountId: id }, body: { partnerId: null } };
    expect(await put(id, { town: 'Dubai' }, 1)).toMatchObject({ status: 200 });
    const answer = await rooms.call({ ...clear, headers: { 'if-match': '"2"' } });
    expect(answer).toMatchObject({ status: 200, body: { town: 'Dubai' } });
  });
});

describe('accounts that may be the same', () => {
  it('come likest first, with a sentence for each field, and without the account itself', async () => {
    const id = await open('Tamarind Foundry LLC');
    const near = await open('Tamarind Foundry');
    const nearer = await open('Tamarind Foundry L.L.C.', 'EG');
    await open('Sandalwood Optics');
    const { alike, notTheSame } = await alikeOf(id);
    expect(alike.map(({ accountId, verdict }) => [accountId, verdict])).toEqual([
      [near, 'auto'],
      [nearer, 'review'],
    ]);
    expect(notTheSame).toEqual([]);
    expect(alike[1]).toMatchObject({
      name: 'Tamarind Foundry L.L.C.',
      country: 'EG',
      evidence: [
        { field: 'name', effect: 'for' },
        { field: 'country', effect: 'against', text: 'They are in different countries.' },
      ],
    });
    const persian = await alikeOf(id, { 'accept-language': 'fa' });
    expect(persian.alike[1]).toMatchObject({ evidence: [{}, { text: 'در دو کشور متفاوت‌اند.' }] });
  });

  it('are as alike as the conflict policy in force asks, from the instant on that it is', async () => {
    const id = await open('Marjoram Winery LLC');
    const near = await open('Marjoram Winery');
    const far = await open('Marjoram Winery L.L.C.', 'EG');
    const verdicts = async () =>
      (await alikeOf(id)).alike.map(({ accountId, verdict }) => [accountId, verdict]);
    const shipped = [
      [near, 'auto'],
      [far, 'review'],
    ];
    expect(await verdicts()).toEqual(shipped);
    const { body } = await rooms.call({ route: readConflictPolicy, token });
    const { effectiveFrom: _, ...document } = readConflictPolicy.output.parse(body).document;
    const publish = async (matching: object, version: number, effectiveFrom: string | null) =>
      expect(
        await rooms.call({
          route: publishConflictPolicy,
          token,
          body: { document: { ...document, matching }, effectiveFrom, note: null },
          headers: { 'if-match': `"${version}"` },
        }),
      ).toMatchObject({ status: 200 });
    const dayMs = 86_400_000;
    await publish({ auto: 1, review: 0.99 }, 1, new Date(Date.now() + dayMs).toISOString());
    expect(await verdicts()).toEqual(shipped);
    vi.stubEnv('RAFIQ_CLOCK_OFFSET_MS', String(2 * dayMs));
    expect(await verdicts()).toEqual([[near, 'review']]);
    await publish({ auto: 0.6, review: 0.6 }, 2, null);
    expect(await verdicts()).toEqual([
      [near, 'auto'],
      [far, 'auto'],
    ]);
    await publish(document.matching, 3, null);
    expect(await verdicts()).toEqual(shipped);
    vi.unstubAllEnvs();
  });

  it('are told apart at both, told on both timelines, left out until that is taken back', async () => {
    const [one, other] = [await open('Verbena Cartage'), await open('Verbena Cartage Co')];
    const found = async (id: string) => (await alikeOf(id)).alike.map(({ accountId }) => accountId);
    expect([await found(one), await found(other)]).toEqual([[other], [one]]);
    const once = { 'idempotency-key': 'apart' };
    for (let times = 0; times < 2; times += 1)
      expect(await tell(one, other, once)).toMatchObject({
        status: 200,
        body: { accountId: one, notTheSame: [other] },
      });
    expect(await tell(other, one)).toMatchObject({ status: 200, body: { notTheSame: [one] } });
    expect([await found(one), await found(other)]).toEqual([[], []]);
    expect((await alikeOf(other)).notTheSame).toEqual([{ accountId: one, name: 'Verbena Cartage' }]);
    expect(await takeBack(other, one)).toMatchObject({ status: 200, body: { notTheSame: [] } });
    expect(await takeBack(one, other)).toMatchObject({ status: 200, body: { notTheSame: [] } });
    expect([await found(one), await found(other)]).toEqual([[other], [one]]);
    const timeline = { route: readAccountTimeline, token, params: { accountId: one } };
    const lines = (await rooms.call(timeline)).body['items'] as { text: string }[];
    expect(lines.map(({ text }) => text)).toEqual([
      'It is no longer said that Verbena Cartage Co is another company.',
      'Verbena Cartage Co is another company.',
      'The account was opened.',
    ]);
    // Nobody is refused an edit for it.
    expect(await rooms.call({ route: readAccount, token, params: { accountId: one } })).toMatchObject({
      headers: { etag: '"1"' },
    });
  });

  it('are told apart from one that is there, and not from themselves', async () => {
    const id = await open('Oleander Mint');
    for (const other of [id, newId('account')])
      expect(await tell(id, other)).toMatchObject({
        status: 422,
        body: { code: 'unknown-reference', errors: [{ pointer: '/otherAccountId' }] },
      });
    expect(await tell(newId('account'), id)).toMatchObject({ status: 404 });
    expect(
      await rooms.call({ route: listAlikeAccounts, token, params: { accountId: newId('account') } }),
    ).toMatchObject({
      status: 404,
    });
  });

  it('are read by the vendor alone, and told apart by those who look after the channel', async () => {
    const [one, other] = [await open('Larkspur Glass'), await open('Larkspur Glas')];
    for (const [who, mayRead] of [
      ['viewer', true],
      ['manager', true],
      ['partner', false],
    ] as const) {
      const reader = await issuer.accessToken(who);
      const params = { accountId: one };
      const read = await rooms.call({ route: listAlikeAccounts, token: reader, params });
      expect([who, read.status]).toEqual([who, mayRead ? 200 : 403]);
      const body = { otherAccountId: other };
      for (const route of [tellAccountsApart, undoTellAccountsApart])
        expect(await rooms.call({ route, token: reader, params, body })).toMatchObject({ status: 403 });
      expect(
        await rooms.call({
          route: updateAccountFacts,
          token: reader,
          params,
          body: unknown,
          headers: { 'if-match': '"1"' },
        }),
      ).toMatchObject({ status: 403 });
    }
  });
});
