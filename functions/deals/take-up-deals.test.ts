/** What an earlier version wrote is taken up, against the real database: as if this one had written it, and once. */
import { DeleteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as cases from '@rafiq/shared/deals/case-contract.ts';
import * as contract from '@rafiq/shared/deals/contract.ts';
import { terminatePartner } from '@rafiq/shared/partners/contract.ts';
import { createProduct } from '@rafiq/shared/products/contract.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { documents, tableName, type Item } from '#functions/kernel/dynamo.ts';
import { plainPartner } from '../../test/fixtures/plain-partner.ts';
import { startTestApi, type TestApi } from '../../test/fixtures/test-api.ts';
import { system } from '../../test/fixtures/world/cast.ts';
import { shippedConflictPolicy } from './domain/shipped-conflict-policy.ts';
import { hoursAfter } from './domain/protection.ts';
import { findCase } from './store/case-store.ts';
import { findDealRelease } from './store/deal-releases.ts';
import { findDeal, readOpenDeals } from './store/deal-store.ts';
import { takeUpDeals } from './take-up-deals.ts';

type Who = 'claimant' | 'holder' | 'ended';

let api: TestApi;
let productId: string;
const partnerIds = new Map<string, string>();

beforeAll(async () => {
  api = await startTestApi();
  await api.join('operations', { organisation: 'vendor', role: 'channel-operations' });
  for (const who of ['claimant', 'holder', 'ended'] satisfies Who[]) {
    const { id } = await plainPartner({ name: `Partner ${who}`, country: 'AE' });
    partnerIds.set(who, id);
    await api.join(who, { organisation: id, role: 'partner-admin' });
  }
  const product = await api.as('operations', createProduct, { body: { name: 'GTX Pro', family: 'GTX' } });
  productId = String(product.body['id']);
});
afterAll(() => api.stop());

async function register(who: Who, name: string): Promise<contract.PartnerDeal> {
  const body = {
    company: { name, country: 'AE' },
    productId,
    value: { amount: '12500.00', currency: 'AED' },
    expectedCloseOn: '2099-03-31',
  };
  const { id } = (await api.as(who, contract.createDeal, { body })).body;
  const sent = await api.as(who, contract.submitDeal, { params: { dealId: String(id) }, body: {} });
  return contract.partnerDeal.parse(sent.body);
}

const rowKinds = ['held-case', 'deal-clock'];
const rowsIn = (items: readonly Item[]) => items.filter(({ kind }) => rowKinds.includes(String(kind)));
const removeRows = async () => {
  for (const { pk, sk } of rowsIn(await api.database.items()))
    await documents.send(new DeleteCommand({ TableName: tableName(), Key: { pk, sk } }));
};
/** As a version wrote it that kept no time to be heard. */
const forgetHearUntil = (conflictId: string) =>
  documents.send(
    new UpdateCommand({
      TableName: tableName(),
      Key: { pk: `CONFLICT#${conflictId}`, sk: 'RECORD' },
      UpdateExpression: 'REMOVE #case.hearUntil',
      ExpressionAttributeNames: { '#case': 'case' },
    }),
  );

test('cases and registrations stand where they are looked for, and what nobody contests has ended', async () => {
  await register('holder', 'Larkspur Works');
  const asked = await register('claimant', 'Larkspur Workshops');
  const conflictId = String(asked.conflictId);
  const params = { conflictId };
  expect((await api.as('operations', cases.askParties, { params, body: {} })).status).toBe(200);
  const left = await register('holder', 'Clematis Works');
  const free = await register('claimant', 'Clematis Workshops');
  const taken = await register('ended', 'Hibiscus Works');
  expect(asked.status).toBe('in-review');
  const whole = await api.database.items();
  const hearUntil = (await findCase(conflictId))?.hearUntil;
  expect(hearUntil).toEqual(expect.any(String));

  await removeRows();
  await forgetHearUntil(conflictId);
  expect((await findCase(conflictId))?.hearUntil).toBeNull();
  // Nobody has changed anything meanwhile: everything stands as it did.
  expect(await takeUpDeals(system())).toBeGreaterThan(0);
  expect(rowsIn(await api.database.items())).toEqual(rowsIn(whole));
  const one = await findCase(conflictId);
  expect(one?.hearUntil).toBe(
    hoursAfter(String(one?.asked?.at), shippedConflictPolicy.protection.evidenceHours),
  );

  await api.as('holder', contract.releaseDeal, { params: { dealId: left.id }, body: {} });
  const partnerId = String(partnerIds.get('ended'));
  await api.as('operations', terminatePartner, { params: { partnerId }, body: { reason: 'Review' } });
  await removeRows();
  expect(await takeUpDeals(system())).toBeGreaterThan(0);
  expect(await findDeal(taken.id)).toMatchObject({ status: 'released' });
  expect(await readOpenDeals(partnerId)).toBe(0);
  expect((await findDealRelease(partnerId))?.finishedAt).not.toBeNull();
  expect((await findCase(String(free.conflictId)))?.resolved?.by).toBe('holders-left');
  expect((await findDeal(free.id))?.status).toBe('approved');
  expect((await findCase(conflictId))?.status).toBe('awaiting-parties');

  const done = await api.database.items();
  expect(await takeUpDeals(system())).toBe(0);
  expect(await api.database.items()).toEqual(done);
});
