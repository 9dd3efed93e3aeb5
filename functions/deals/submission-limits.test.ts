/** Registrations are no way round the limits of private checks. */
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as contract from '@rafiq/shared/deals/contract.ts';
import { readPartnerTimeline } from '@rafiq/shared/partners/contract.ts';
import { createProduct } from '@rafiq/shared/products/contract.ts';
import type { AnyRoute } from '@rafiq/shared/route.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dealEntriesWrite, readMatched } from '#functions/accounts/index.ts';
import { commit } from '#functions/kernel/commit.ts';
import { documents, tableName } from '#functions/kernel/dynamo.ts';
import type { TestAnswer } from '../../test/fixtures/call.ts';
import { plainPartner } from '../../test/fixtures/plain-partner.ts';
import { startTestApi, type TestApi } from '../../test/fixtures/test-api.ts';
import { system } from '../../test/fixtures/world/cast.ts';
import type { AccountEntry } from './domain/account-entry.ts';
import { checkWindows } from './domain/check-limits.ts';
import { readCheckCounts } from './store/check-counts.ts';
import { checkCountKey } from './store/deal-keys.ts';

let api: TestApi;
let productId: string;
const askers = new Map<string, { partnerId: string; userId: string }>();

const as: TestApi['as'] = (...asked) => api.as(...asked);

beforeAll(async () => {
  api = await startTestApi();
  await api.join('operations', { organisation: 'vendor', role: 'channel-operations' });
  for (const who of ['holder', 'reader', 'again', 'wavering', 'watched', 'late']) {
    const { id } = await plainPartner({ name: `Partner ${who}`, country: 'AE', tier: 'gold' });
    askers.set(who, {
      partnerId: id,
      userId: await api.join(who, { organisation: id, role: 'partner-admin' }),
    });
  }
  const { body } = await as('operations', createProduct, { body: { name: 'GTX Pro', family: 'GTX' } });
  productId = String(body['id']);
  for (const company of companies) await register('holder', company);
});
afterAll(() => api.stop());

const companies = [
  'Noor Trading',
  'Zephyr Ceramics',
  'Marigold Clinics',
  'Oasis Bakeries',
  'Crescent Medical',
  'Quillfeather Orchards',
  'Brackenfold Textiles',
  'Wolfram Instruments',
  'Tamarisk Fabrication',
  'Lighthouse Dairy',
  'Falcon Steelworks',
  'Orchid Bakery',
  'Marble Palace',
  'Silver Dunes Hotels',
];

async function begin(who: string, name: string): Promise<string> {
  const body = {
    company: { name, country: 'AE' },
    productId,
    value: { amount: '12500.00', currency: 'AED' },
    expectedCloseOn: '2099-03-31',
  };
  return String((await as(who, contract.createDeal, { body })).body['id']);
}
const submit = (who: string, dealId: string, headers: Record<string, string> = {}): Promise<TestAnswer> =>
  as(who, contract.submitDeal, { params: { dealId }, body: {}, headers });
async function register(who: string, name: string): Promise<TestAnswer> {
  return submit(who, await begin(who, name));
}

const askerOf = (who: string) => {
  const asker = askers.get(who);
  if (asker === undefined) throw new Error(`Nobody is called ${who}`);
  return asker;
};
const countsOf = (who: string) => readCheckCounts(askerOf(who), new Date().toISOString());
const suspicions = async (who: string): Promise<number> => {
  const { partnerId } = askerOf(who);
  const { body } = await as('operations', readPartnerTimeline, { params: { partnerId } });
  return (body['items'] as { type: string }[]).filter(
    ({ type }) => type === 'rafiq.deals.check.list-reading-suspected.v1',
  ).length;
};

test('who submits what others have protected is answered ten times an hour, and the eleventh changes nothing', async () => {
  const answers: TestAnswer[] = [];
  for (const company of companies.slice(0, 10)) answers.push(await register('reader', company));
  expect(answers.map(({ body }) => body['status'])).toEqual(answers.map(() => 'rejected'));
  const dealId = await begin('reader', 'Marble Palace');
  const before = await api.database.items();
  const refused = await submit('reader', dealId);
  expect([refused.status, refused.body['code'], refused.headers['retry-after']]).toEqual([
    429,
    'too-many-registrations',
    expect.stringMatching(/^\d+$/),
  ]);
  expect(await api.database.items()).toEqual(before);
  // What is free is refused alike.
  expect((await register('reader', 'Aardvark Logistics')).status).toBe(429);
});

test('of a burst that arrives together no more are answered', async () => {
  const drafts = await Promise.all(companies.map((company) => begin('wavering', company)));
  const answers = await Promise.all(drafts.map((dealId) => submit('wavering', dealId)));
  const answered = answers.filter(({ status }) => status === 200);
  expect(answered.length).toBeLessThanOrEqual(10);
  expect((await countsOf('wavering')).hour.vain).toBe(answered.length);
});

test('what is sent again is counted once, and what lacks something not at all', async () => {
  const dealId = await begin('again', 'Noor Trading');
  const headers = { 'idempotency-key': 'a-key-of-sixteen-letters' };
  for (let times = 0; times < 3; times += 1)
    expect((await submit('again', dealId, headers)).status).toBe(200);
  const { body } = await as('again', contract.createDeal, { body: { company: { name: 'Zephyr' } } });
  expect((await submit('again', String(body['id']))).status).toBe(400);
  expect((await countsOf('again')).hour).toEqual({ made: 0, submitted: 1, vain: 1 });
});

test('what is free and given up at once counts, and the twentieth on a day is shown to the vendor, once', async () => {
  const { partnerId, userId } = askerOf('watched');
  const { day } = checkWindows(userId, new Date().toISOString());
  const plain = { kind: 'check-count', schema: 1, submitted: 30, vain: 18 };
  await documents.send(
    new PutCommand({ TableName: tableName(), Item: { ...checkCountKey(partnerId, day), ...plain } }),
  );
  const giveUp = async (company: string, route: AnyRoute) => {
    const { body } = await register('watched', company);
    expect(body['status']).toBe('approved');
    const params = { dealId: String(body['id']) };
    expect((await as('watched', route, { params, body: {} })).status).toBe(200);
  };
  await giveUp('Aardvark Logistics', contract.releaseDeal);
  expect([(await countsOf('watched')).day.vain, await suspicions('watched')]).toEqual([19, 0]);
  await giveUp('Pelican Freight', contract.releaseDeal);
  expect([await suspicions('watched'), (await countsOf('watched')).told]).toEqual([1, true]);
  // From here on three in vain are answered in an hour, and nobody is told again.
  expect((await register('watched', 'Orchid Bakery')).body['status']).toBe('rejected');
  expect((await register('watched', 'Marble Palace')).status).toBe(429);
  expect(await suspicions('watched')).toBe(1);
});

test('where very many stand for a company, one more is looked at by a person, and its partner told nothing of them', async () => {
  const first = String((await register('late', 'Kestrel Shipyards')).body['id']);
  const { body } = await as('operations', contract.readDeal, { params: { dealId: first } });
  const accountId = String(body['accountId']);
  await as('late', contract.loseDeal, { params: { dealId: first }, body: { reason: 'no-budget' } });
  const { submittedAt } = body as { submittedAt: string };
  const standing: AccountEntry = {
    partnerId: askerOf('holder').partnerId,
    partnerName: 'Partner holder',
    forPartnerId: null,
    status: 'in-review',
    productId: 'prod_other',
    productFamily: 'Other',
    submittedAt,
    protectedUntil: null,
    lastProgressAt: null,
    endedAt: null,
  };
  for (let batch = 0; batch < 4; batch += 1) {
    const entries = Array.from({ length: 50 }, (_, place): [string, AccountEntry] => [
      `deal_${batch}_${place}`,
      standing,
    ]);
    await commit(system(), { writes: [dealEntriesWrite(accountId, entries)], events: [], answer: null });
  }
  const isKept = async (dealId: string) => Object.hasOwn((await readMatched(accountId))?.deals ?? {}, dealId);

  const { status, body: late } = await register('late', 'Kestrel Shipyards');
  expect([status, late]).toMatchObject([200, { status: 'in-review', told: [], decision: null }]);
  const params = { dealId: String(late['id']) };
  expect(await isKept(params.dealId)).toBe(false);
  // Given up, it leaves nothing there; protected, it stands there like any other.
  const again = String((await register('late', 'Kestrel Shipyards')).body['id']);
  await as('late', contract.withdrawDeal, { params: { dealId: again }, body: {} });
  expect(await isKept(again)).toBe(false);
  expect((await as('operations', contract.approveDeal, { params, body: {} })).body['status']).toBe(
    'approved',
  );
  expect(await isKept(params.dealId)).toBe(true);
  await as('late', contract.releaseDeal, { params, body: {} });
  expect((await readMatched(accountId))?.deals[params.dealId]?.status).toBe('released');
});
