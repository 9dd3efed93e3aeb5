/** Suspending and ending a partner: what becomes of what it registered, and that the event may come again. */
import { appealConflict, readConflict } from '@rafiq/shared/deals/case-contract.ts';
import * as contract from '@rafiq/shared/deals/contract.ts';
import { readHoldings } from '@rafiq/shared/leads/overview-contract.ts';
import { suspendPartner, terminatePartner, type Partner } from '@rafiq/shared/partners/contract.ts';
import { createProduct } from '@rafiq/shared/products/contract.ts';
import type { AnyRoute } from '@rafiq/shared/route.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestAnswer } from '../../../test/fixtures/call.ts';
import { deliverNewest } from '../../../test/fixtures/deliver-newest.ts';
import { plainPartner } from '../../../test/fixtures/plain-partner.ts';
import { startTestApi, type TestApi } from '../../../test/fixtures/test-api.ts';
import { findDeal, readOpenDeals } from '../store/deal-store.ts';
import { handler as releaseDeals } from './release-deals.ts';

let api: TestApi;
let productId: string;
const partners = new Map<string, Partner>();

const as: TestApi['as'] = (...asked) => api.as(...asked);

beforeAll(async () => {
  api = await startTestApi();
  await api.join('operations', { organisation: 'vendor', role: 'channel-operations' });
  for (const who of ['ended', 'paused', 'rival']) {
    const partner = await plainPartner({ name: `Partner ${who}`, country: 'AE' });
    partners.set(who, partner);
    await api.join(who, { organisation: partner.id, role: 'partner-admin' });
  }
  const { body } = await as('operations', createProduct, { body: { name: 'GTX Pro', family: 'GTX' } });
  productId = String(body['id']);
});
afterAll(() => api.stop());

const idOf = (who: string): string => String(partners.get(who)?.id);

async function begin(who: string, name: string, country = 'AE'): Promise<string> {
  const value = { amount: '12500.00', currency: 'AED' };
  const body = { company: { name, country }, productId, value, expectedCloseOn: '2099-03-31' };
  return String((await as(who, contract.createDeal, { body })).body['id']);
}
const submit = (who: string, dealId: string): Promise<TestAnswer> =>
  as(who, contract.submitDeal, { params: { dealId }, body: {} });
async function register(who: string, name: string, country?: string): Promise<Record<string, unknown>> {
  const { status, body } = await submit(who, await begin(who, name, country));
  expect(status).toBe(200);
  return body;
}
const move = (route: AnyRoute, who: string) =>
  as('operations', route, { params: { partnerId: idOf(who) }, body: { reason: 'Review' } });
const holdingsOf = async (who: string) =>
  readHoldings.output.parse(
    (await as('operations', readHoldings, { params: { partnerId: idOf(who) } })).body,
  );

async function deliver(who: string): Promise<void> {
  expect(await deliverNewest(releaseDeals, idOf(who))).toEqual({ batchItemFailures: [] });
}

test('suspension takes nothing: what is protected stays so, and nothing new is submitted', async () => {
  const held = await register('paused', 'Paused Holdings');
  const dealId = await begin('paused', 'Paused Newcomer');
  expect((await move(suspendPartner, 'paused')).status).toBe(200);
  await deliver('paused');
  expect((await submit('paused', dealId)).status).toBe(403);
  expect((await register('rival', 'Paused Holdings'))['status']).toBe('rejected');
  expect(await holdingsOf('paused')).toMatchObject({
    deals: { undecided: 0, protected: 1 },
    release: { dealsWithdrawn: 0, dealsReleased: 0, left: 0 },
  });
  expect((await findDeal(String(held['id'])))?.status).toBe('approved');
});

test('termination releases what is protected, withdraws what is undecided, and closes its cases, once', async () => {
  const held = String((await register('ended', 'Ended Holdings'))['id']);
  const abroad = String((await register('ended', 'Ended Abroad', 'SA'))['id']);
  await register('rival', 'Contested Company');
  const refused = await register('ended', 'Contested Company');
  await register('rival', 'Wavering Company', 'SA');
  const waiting = await register('ended', 'Wavering Company', 'SA');
  expect([refused['status'], waiting['status']]).toEqual(['rejected', 'in-review']);
  const cases = [refused, waiting].map(({ conflictId }) => String(conflictId));
  const caseStatuses = () =>
    Promise.all(
      cases.map(
        async (conflictId) =>
          (await as('operations', readConflict, { params: { conflictId } })).body['status'],
      ),
    );
  const appeal = {
    params: { conflictId: String(refused['conflictId']) },
    body: { text: 'We were there first.' },
  };
  expect((await as('ended', appealConflict, appeal)).status).toBe(200);
  expect(await caseStatuses()).toEqual(['appealed', 'open']);
  const kept = await begin('ended', 'Ended Draft');
  const before = await holdingsOf('ended');
  expect(before.deals).toEqual({ undecided: 2, protected: 1 });

  expect((await move(terminatePartner, 'ended')).status).toBe(200);
  // Until the worker has heard of it, everything is still to be taken.
  expect((await holdingsOf('ended')).release).toMatchObject({ left: 3, finishedAt: null });
  await deliver('ended');
  expect(await findDeal(held)).toMatchObject({ status: 'released', end: { reason: 'partner-unavailable' } });
  expect(await findDeal(abroad)).toMatchObject({ status: 'withdrawn', decideBy: null });
  expect((await findDeal(kept))?.status).toBe('draft');
  expect(await readOpenDeals(idOf('ended'))).toBe(0);
  expect(await holdingsOf('ended')).toMatchObject({
    deals: { undecided: 0, protected: 0 },
    release: { dealsWithdrawn: 2, dealsReleased: 1, left: 0 },
  });
  expect(await caseStatuses()).toEqual(['final', 'final']);
  expect((await register('rival', 'Ended Holdings'))['status']).toBe('approved');

  const whole = await api.database.items();
  await deliver('ended');
  expect(await api.database.items()).toEqual(whole);
});
