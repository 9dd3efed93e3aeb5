/** A distributor that registers for its reseller: who may, who reads it, and what stands against each other in a chain. */
import { attachToDeal, listOfDeal } from '@rafiq/shared/attachments/contract.ts';
import * as contract from '@rafiq/shared/deals/contract.ts';
import type { Partner } from '@rafiq/shared/partners/contract.ts';
import { createProduct } from '@rafiq/shared/products/contract.ts';
import type { AnyRoute } from '@rafiq/shared/route.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#functions/kernel/id.ts';
import type { TestAnswer } from '../../test/fixtures/call.ts';
import { moveUnder } from '../../test/fixtures/move-under.ts';
import { plainPartner } from '../../test/fixtures/plain-partner.ts';
import { startTestApi, type TestApi } from '../../test/fixtures/test-api.ts';

/** `distributor` sells to `reseller`, that one to `below`; `sibling` is another reseller of the same distributor. */
const names = ['distributor', 'reseller', 'below', 'sibling', 'rival'] as const;
type Name = (typeof names)[number];

let api: TestApi<Name | 'operations'>;
let productId: string;
const partners = new Map<string, Partner>();

const as: TestApi<Name | 'operations'>['as'] = (...asked) => api.as(...asked);
const idOf = (name: Name): string => String(partners.get(name)?.id);

const putUnder = (name: Name, parentId: string | null) => moveUnder(api, idOf(name), parentId);

beforeAll(async () => {
  api = await startTestApi();
  await api.join('operations', { organisation: 'vendor', role: 'channel-operations' });
  for (const name of names) {
    const partner = await plainPartner({ name: `Partner ${name}`, country: 'AE' });
    partners.set(name, partner);
    await api.join(name, { organisation: partner.id, role: 'partner-seller' });
  }
  await putUnder('reseller', idOf('distributor'));
  await putUnder('below', idOf('reseller'));
  await putUnder('sibling', idOf('distributor'));
  const product = await as('operations', createProduct, { body: { name: 'GTX Pro', family: 'GTX' } });
  productId = String(product.body['id']);
});
afterAll(() => api.stop());

const contentFor = (company: string, over: object = {}) => ({
  company: { name: company, country: 'AE' },
  productId,
  value: { amount: '12500.00', currency: 'AED' },
  expectedCloseOn: '2099-03-31',
  ...over,
});

async function begin(who: Name, company: string, over: object = {}): Promise<string> {
  const { status, body } = await as(who, contract.createDeal, { body: contentFor(company, over) });
  expect(status).toBe(201);
  return String(body['id']);
}
const submit = (who: Name, dealId: string) => as(who, contract.submitDeal, { params: { dealId }, body: {} });
async function register(who: Name, company: string, over: object = {}): Promise<TestAnswer> {
  const answer = await submit(who, await begin(who, company, over));
  expect(answer.status).toBe(200);
  return answer;
}
const read = (who: Name | 'operations', dealId: string) => as(who, contract.readDeal, { params: { dealId } });
const listed = async (who: Name): Promise<string[]> =>
  ((await as(who, contract.listDeals)).body['items'] as { id: string }[]).map(({ id }) => id);
const refusal = ({ status, body }: TestAnswer) => ({ status, ...body, instance: null });

describe('who a distributor may register for', () => {
  test.each(['reseller', 'below', 'sibling'] as const)('%s', async (name) => {
    const onBehalfOf = idOf(name);
    const { body } = await register('distributor', `Company for ${name}`, { onBehalfOf });
    expect(body['onBehalfOf']).toEqual({ id: onBehalfOf, name: `Partner ${name}` });
  });

  test('nobody else, and the answer tells nobody from nothing', async () => {
    const ask = (who: Name, onBehalfOf: string) =>
      as(who, contract.createDeal, { body: contentFor('Company for nobody', { onBehalfOf }) });
    const missing = refusal(await ask('distributor', newId('partner')));
    expect([missing.status, (missing as Record<string, unknown>)['code']]).toEqual([404, 'not-found']);
    for (const [who, whom] of [
      ['distributor', 'rival'],
      ['distributor', 'distributor'],
      ['reseller', 'distributor'],
      ['reseller', 'sibling'],
      ['below', 'reseller'],
      ['rival', 'reseller'],
    ] as const)
      expect([who, whom, refusal(await ask(who, idOf(whom)))]).toEqual([who, whom, missing]);
  });

  test('a draft may be for another one, and for none; what was submitted stays whose it is', async () => {
    const dealId = await begin('distributor', 'Wavering Company', { onBehalfOf: idOf('reseller') });
    const save = (version: number, over: object) =>
      as('distributor', contract.updateDeal, {
        params: { dealId },
        body: contentFor('Wavering Company', over),
        headers: { 'if-match': `"${version}"` },
      });
    expect((await save(1, { onBehalfOf: idOf('sibling') })).body['onBehalfOf']).toMatchObject({
      id: idOf('sibling'),
    });
    expect((await save(2, { onBehalfOf: idOf('rival') })).status).toBe(404);
    expect((await save(2, {})).body['onBehalfOf']).toBeNull();
    expect((await save(3, { onBehalfOf: idOf('reseller') })).status).toBe(200);
    await as('distributor', contract.withdrawDeal, { params: { dealId }, body: {} });
    const submitted = String((await register('distributor', 'Settled Company')).body['id']);
    await as('distributor', contract.releaseDeal, { params: { dealId: submitted }, body: {} });
    const kept = await read('distributor', submitted);
    const late = await as('distributor', contract.updateDeal, {
      params: { dealId: submitted },
      body: contentFor('Settled Company', { onBehalfOf: idOf('reseller') }),
      headers: { 'if-match': `"${Number(kept.body['version'])}"` },
    });
    expect([late.status, late.body['code']]).toEqual([409, 'illegal-move']);
  });

  test('whoever no longer buys from it is refused when it is submitted', async () => {
    const dealId = await begin('distributor', 'Parting Company', { onBehalfOf: idOf('sibling') });
    await putUnder('sibling', null);
    const { status, body } = await submit('distributor', dealId);
    await putUnder('sibling', idOf('distributor'));
    expect([status, body['errors']]).toEqual([
      400,
      [expect.objectContaining({ pointer: '/onBehalfOf', code: 'unknown-reference' })],
    ]);
  });
});

describe('who reads it', () => {
  test('both once it is submitted, and nobody else', async () => {
    const dealId = await begin('distributor', 'Shared Company', { onBehalfOf: idOf('reseller') });
    for (const who of ['reseller', 'below', 'sibling', 'rival', 'operations'] as const)
      expect([who, (await read(who, dealId)).status]).toEqual([who, 404]);

    await submit('distributor', dealId);
    const own = await read('distributor', dealId);
    expect(own.body).toMatchObject({ status: 'approved', registeredBy: null });
    const theirs = await read('reseller', dealId);
    expect(theirs.body).toMatchObject({
      status: 'approved',
      registeredBy: { id: idOf('distributor'), name: 'Partner distributor' },
      onBehalfOf: { id: idOf('reseller') },
    });
    expect(await listed('reseller')).toContain(dealId);
    const told = await as('reseller', contract.readDealTimeline, { params: { dealId } });
    const types = (told.body['items'] as { type: string }[]).map(({ type }) => type);
    expect(types).toEqual(['rafiq.deals.deal.protected.v1']);
    expect((await read('operations', dealId)).body['onBehalfOf']).toEqual({
      id: idOf('reseller'),
      name: 'Partner reseller',
    });
    for (const who of ['below', 'sibling', 'rival'] as const) {
      expect([who, (await read(who, dealId)).status]).toEqual([who, 404]);
      expect(await listed(who)).not.toContain(dealId);
    }
    const { body } = await as('operations', contract.listDeals, { query: { partnerId: idOf('reseller') } });
    expect((body['items'] as { id: string }[]).map(({ id }) => id)).toContain(dealId);
  });

  test('the distributor alone once it is a draft again, whatever it says then', async () => {
    const company = { name: 'Withdrawn Company', country: 'SA' };
    const { body } = await register('distributor', '', { company, onBehalfOf: idOf('reseller') });
    const dealId = String(body['id']);
    const params = { dealId };
    const found = async (who: Name, q: string) =>
      JSON.stringify((await as(who, contract.listDeals, { query: { q } })).body).includes(dealId);
    expect([(await read('reseller', dealId)).body['status'], await found('reseller', 'Withdrawn')]).toEqual([
      'in-review',
      true,
    ]);
    await as('distributor', contract.withdrawDeal, { params, body: {} });
    expect((await read('reseller', dealId)).body['status']).toBe('withdrawn');
    const reopened = await as('distributor', contract.reopenDeal, { params, body: {} });
    const save = (name: Name) =>
      as('distributor', contract.updateDeal, {
        params,
        body: contentFor('Secret Company', { onBehalfOf: idOf(name) }),
        headers: { 'if-match': `"${Number(reopened.body['version'])}"` },
      });
    // Whoever it was submitted for has read of it.
    expect((await save('sibling')).body['errors']).toEqual([
      expect.objectContaining({ pointer: '/onBehalfOf', code: 'not-asked-for' }),
    ]);
    expect((await save('reseller')).status).toBe(200);
    expect((await read('reseller', dealId)).status).toBe(404);
    expect(await listed('reseller')).not.toContain(dealId);
    expect([await found('reseller', 'Withdrawn'), await found('reseller', 'Secret')]).toEqual([false, false]);
    expect((await as('reseller', contract.readDealTimeline, { params })).status).toBe(404);
    await submit('distributor', dealId);
    expect((await read('reseller', dealId)).body['content']).toMatchObject({
      company: { name: 'Secret Company' },
    });
    expect(await found('reseller', 'Secret')).toBe(true);
  });

  test('its files are the distributor’s and the vendor’s', async () => {
    const { body } = await register('distributor', 'Filed Company', { onBehalfOf: idOf('reseller') });
    const params = { dealId: String(body['id']) };
    const announced = attachToDeal.example.body;
    expect((await as('distributor', listOfDeal, { params })).status).toBe(200);
    for (const who of ['reseller', 'below', 'sibling', 'rival'] as const) {
      expect([who, (await as(who, listOfDeal, { params })).status]).toEqual([who, 404]);
      const attached = await as(who, attachToDeal, { params, body: announced });
      expect([who, attached.status]).toEqual([who, 404]);
    }
  });

  test('the reseller reads, and the distributor alone works it', async () => {
    const dealId = String(
      (await register('distributor', 'Worked Company', { onBehalfOf: idOf('reseller') })).body['id'],
    );
    const body = { note: 'Demonstration held.' };
    for (const [route, words] of [
      [contract.checkInDeal, body],
      [contract.releaseDeal, body],
      [contract.loseDeal, { reason: 'no-budget' }],
    ] as const)
      expect((await as('reseller', route, { params: { dealId }, body: words })).status).toBe(404);
    expect((await as('distributor', contract.checkInDeal, { params: { dealId }, body })).status).toBe(200);
    await as('distributor', contract.releaseDeal, { params: { dealId }, body: {} });
    expect((await read('reseller', dealId)).body['status']).toBe('released');
  });

  test('of what else the distributor has its reseller reads nothing', async () => {
    await register('distributor', 'Twice Company');
    const again = await register('distributor', 'Twice Company', { onBehalfOf: idOf('reseller') });
    const told = (answer: TestAnswer) =>
      answer.body['told'] as { reason: { code: string }; ownDealIds: string[] }[];
    expect(told(again).flatMap(({ ownDealIds }) => ownDealIds)).toHaveLength(1);
    const theirs = await read('reseller', String(again.body['id']));
    expect(theirs.body['status']).toBe('in-review');
    expect(told(theirs)).toEqual([]);
  });

  test('of what its distributor and the vendor write each other its reseller reads no word', async () => {
    const { body } = await register('distributor', 'Spoken Company', { onBehalfOf: idOf('reseller') });
    const params = { dealId: String(body['id']) };
    const act = async (who: Name | 'operations', route: AnyRoute, words: object) => {
      expect([route.id, (await as(who, route, { params, body: words })).status]).toEqual([route.id, 200]);
    };
    await act('distributor', contract.checkInDeal, { note: 'Secret of the check-in' });
    await act('distributor', contract.requestExtension, {
      reason: 'procurement',
      note: 'Secret of the request',
    });
    const asked = (await read('reseller', params.dealId)).body;
    expect(asked).toMatchObject({ protection: { pending: null }, told: [] });
    await act('operations', contract.grantExtension, { note: 'Secret of the vendor' });
    await act('distributor', contract.loseDeal, { reason: 'no-budget', note: 'Secret of the end' });
    const lost = (await read('reseller', params.dealId)).body;
    expect(lost).toMatchObject({ status: 'lost', end: { reason: 'no-budget', note: null } });
    const told = (await as('reseller', contract.readDealTimeline, { params })).body;
    expect(told['items']).toHaveLength(5);
    expect(JSON.stringify([asked, lost, told])).not.toContain('Secret');
    const own = (await as('distributor', contract.readDealTimeline, { params })).body;
    expect(JSON.stringify(own).match(/Secret/g)).toHaveLength(4);
  });

  test('what it is asked, and how it is decided, is said to the distributor', async () => {
    const { body } = await register('distributor', 'Decided Company', {
      company: { name: 'Decided Company', country: 'SA' },
      onBehalfOf: idOf('reseller'),
    });
    expect(body['status']).toBe('in-review');
    const params = { dealId: String(body['id']) };
    const note = 'Secret of the vendor';
    await as('operations', contract.askForAction, { params, body: { fields: ['value'], note } });
    expect((await read('distributor', params.dealId)).body['asked']).toMatchObject({ note });
    expect((await read('reseller', params.dealId)).body).toMatchObject({
      status: 'action-required',
      asked: null,
    });
    await submit('distributor', params.dealId);
    await as('operations', contract.rejectDeal, { params, body: { reason: 'incomplete', note } });
    expect((await read('distributor', params.dealId)).body['decision']).toMatchObject({ note });
    expect((await read('reseller', params.dealId)).body['decision']).toMatchObject({ note: null });
  });

  test('once it no longer buys from it, it reads nothing of it, however it asks, until it does again', async () => {
    const onBehalfOf = idOf('reseller');
    const { body } = await register('distributor', 'Halfmoon Lanterns', { onBehalfOf });
    const dealId = String(body['id']);
    const found = async (q: string) =>
      ((await as('reseller', contract.listDeals, { query: { q } })).body['items'] as unknown[]).length;
    const checked = async () =>
      (
        await as('reseller', contract.checkDeal, {
          body: { company: { name: 'Halfmoon Lanterns', country: 'AE' } },
        })
      ).body['ownDealIds'];
    const seen = async () => [
      (await read('reseller', dealId)).status,
      (await as('reseller', contract.readDealTimeline, { params: { dealId } })).status,
      (await listed('reseller')).includes(dealId),
      await found('halfmoon'),
      await found(dealId),
      await checked(),
    ];
    const shown = [200, 200, true, 1, 1, [dealId]];
    const nothing = [404, 404, false, 0, 0, []];
    expect(await seen()).toEqual(shown);
    await putUnder('reseller', null);
    const value = { amount: '99000.00', currency: 'AED' };
    const progress = { note: 'The customer doubled its order.', value };
    await as('distributor', contract.checkInDeal, { params: { dealId }, body: progress });
    expect(await seen()).toEqual(nothing);
    await putUnder('reseller', idOf('sibling'));
    // One tier more between them is still below it.
    expect(await seen()).toEqual(shown);
    await putUnder('reseller', idOf('rival'));
    expect(await seen()).toEqual(nothing);
    await putUnder('reseller', idOf('distributor'));
    expect(await seen()).toEqual(shown);
  });
});

describe('within a chain', () => {
  const rulesOf = async (dealId: string): Promise<string[]> => {
    const { body } = await read('operations', dealId);
    return (body['verdicts'] as { rule: string; verdict: string; reason: { code: string } }[])
      .filter(({ verdict }) => verdict !== 'clear')
      .map(({ rule, reason }) => `${rule}: ${reason.code}`);
  };

  test.each([
    ['reseller', 'distributor', 'Orchid Bakery', 'conflict.own-sub-reseller'],
    ['distributor', 'below', 'Falcon Steelworks', 'conflict.own-distributor'],
  ] as const)('what %s has protected, %s registers, too', async (first, second, company, code) => {
    await register(first, company);
    const late = await register(second, company);
    expect(await rulesOf(String(late.body['id']))).toContain(`own-sub-reseller: ${code}`);
    expect(JSON.stringify(late.body)).not.toContain(idOf(first));
  });

  test('for one reseller it registers a company once, and for another one a person looks at it', async () => {
    const company = 'Marble Palace';
    const held = String(
      (await register('distributor', company, { onBehalfOf: idOf('reseller') })).body['id'],
    );
    const twice = await register('distributor', company, { onBehalfOf: idOf('reseller') });
    expect(twice.body['status']).toBe('duplicate');

    const late = await register('distributor', company, { onBehalfOf: idOf('sibling') });
    expect(late.body).toMatchObject({
      status: 'in-review',
      conflictId: null,
      told: [{ reason: { code: 'conflict-told.registered-for-another' }, ownDealIds: [held] }],
    });
    const dealId = String(late.body['id']);
    expect(await rulesOf(dealId)).toEqual(['own-sub-reseller: conflict.registered-for-another']);
    const theirs = JSON.stringify((await read('sibling', dealId)).body);
    for (const hidden of [held, idOf('reseller'), 'Partner reseller', 'registered-for-another'])
      expect(theirs).not.toContain(hidden);
    expect((await as('operations', contract.approveDeal, { params: { dealId }, body: {} })).status).toBe(200);
  });

  test('what it has for a reseller still stands in the way of a rival, who learns nothing of either', async () => {
    await register('distributor', 'Silver Dunes Hotels', { onBehalfOf: idOf('reseller') });
    const { body } = await register('rival', 'Silver Dunes Hotels');
    expect(body['status']).toBe('rejected');
    expect(JSON.stringify(body)).not.toMatch(/Partner (distributor|reseller)/);
  });

  test('a sibling is a rival like any other', async () => {
    await register('reseller', 'Zephyr Ceramics');
    const late = await register('sibling', 'Zephyr Ceramics');
    expect(late.body['status']).toBe('rejected');
    expect((await rulesOf(String(late.body['id']))).join()).not.toContain('own-');
  });
});
