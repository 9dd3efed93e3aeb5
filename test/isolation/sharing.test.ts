/**
 * What a distributor learns of the partners below it, by everything a partner can read: at each level that a reseller
 * shares at, right after it changes, and once the reseller buys from another one. Routes that join are asked, too.
 */
import { createDeal, submitDeal } from '@rafiq/shared/deals/contract.ts';
import {
  countOfResellers,
  listSharedDeals,
  type ResellerCounts,
} from '@rafiq/shared/deals/shared-contract.ts';
import {
  suspendPartner,
  updateOwnPartner,
  updatePartner,
  type Partner,
} from '@rafiq/shared/partners/contract.ts';
import { sharingLevels, type SharingLevel } from '@rafiq/shared/partners/status.ts';
import { mayDo } from '@rafiq/shared/permissions.ts';
import { createProduct } from '@rafiq/shared/products/contract.ts';
import type { AnyRoute } from '@rafiq/shared/route.ts';
import { routes } from '@rafiq/shared/routes.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { findPartner } from '#functions/partners/index.ts';
import type { TestAnswer } from '../fixtures/call.ts';
import { moveUnder } from '../fixtures/move-under.ts';
import { plainPartner } from '../fixtures/plain-partner.ts';
import { pathNames } from '../fixtures/rooms.ts';
import { startTestApi, type Asked, type TestApi } from '../fixtures/test-api.ts';

/** `shop` buys from `first`, and so does `sister`; `stall` from `shop`. `second` is another distributor. */
const names = ['first', 'second', 'shop', 'sister', 'stall'] as const;
type Name = (typeof names)[number];

/** Texts that no honest answer holds: of the shop, and of what the first distributor registered for it. */
const marks = {
  common: 'Zqxcommon Foundry',
  alone: 'Zqxalone Textiles',
  draft: 'Zqxdraft Hotels',
  contact: 'Zqxcontact',
  words: 'Zqxwords of ours',
  forShop: 'Zqxforshop Clinics',
} as const;
type Mark = keyof typeof marks;

let api: TestApi<Name | 'operations'>;
let productId: string;
const partners = new Map<Name, Partner>();
const dealIds = new Map<Mark, string>();

const as: TestApi<Name | 'operations'>['as'] = (...asked) => api.as(...asked);
const idOf = (name: Name): string => String(partners.get(name)?.id);
const versionOf = async (name: Name) => `"${(await findPartner(idOf(name)))?.version ?? 0}"`;

const putUnder = (name: Name, parentId: string | null) => moveUnder(api, idOf(name), parentId);

async function share(name: Name, sharing: SharingLevel): Promise<TestAnswer> {
  const headers = { 'if-match': await versionOf(name) };
  const answer = await as(name, updateOwnPartner, { body: { sharing }, headers });
  expect(answer.status).toBe(200);
  return answer;
}

async function begin(who: Name, mark: Mark, over: object = {}): Promise<string> {
  const body = {
    company: { name: marks[mark], country: 'AE' },
    productId,
    value: { amount: '12500.00', currency: 'AED' },
    expectedCloseOn: '2099-03-31',
    contact: { name: marks.contact },
    consentToContact: { given: true, basis: 'consent', source: 'call', date: '2026-11-01' },
    description: marks.words,
    ...over,
  };
  const answer = await as(who, createDeal, { body });
  expect([answer.status, answer.body['errors']]).toEqual([201, undefined]);
  return String(answer.body['id']);
}
async function register(who: Name, mark: Mark, over: object = {}): Promise<string> {
  const dealId = await begin(who, mark, over);
  expect((await as(who, submitDeal, { params: { dealId }, body: {} })).status).toBe(200);
  return dealId;
}

beforeAll(async () => {
  api = await startTestApi();
  await api.join('operations', { organisation: 'vendor', role: 'channel-operations' });
  for (const name of names) {
    const partner = await plainPartner({ name: `Partner ${name}`, country: 'AE' });
    partners.set(name, partner);
    await api.join(name, { organisation: partner.id, role: 'partner-admin' });
  }
  await putUnder('shop', idOf('first'));
  await putUnder('sister', idOf('first'));
  await putUnder('stall', idOf('shop'));
  const product = await as('operations', createProduct, { body: { name: 'GTX Pro', family: 'GTX' } });
  productId = String(product.body['id']);
  dealIds.set('common', await register('shop', 'common'));
  dealIds.set('alone', await register('shop', 'alone'));
  dealIds.set('draft', await begin('shop', 'draft'));
  dealIds.set('forShop', await register('first', 'forShop', { onBehalfOf: idOf('shop') }));
  // What the distributor says itself is no secret from it.
  await register('first', 'common', {
    contact: undefined,
    consentToContact: undefined,
    description: undefined,
  });
});
afterAll(() => api.stop());

/** Everything a partner's admin may read by the names that stand in paths, or by none. */
const readings = routes.filter(
  ({ method, audience, permission }) =>
    method === 'GET' &&
    (audience === 'partner' || audience === 'member') &&
    permission !== null &&
    mayDo('partner-admin', permission),
);

/** The requests by which a partner could come upon what is the shop's: each route for each of its records. */
function requestsOf(route: AnyRoute): Asked[] {
  const known: Record<string, string[]> = {
    resellerId: [idOf('shop')],
    partnerId: [idOf('shop')],
    dealId: [...dealIds.values()],
  };
  const path = pathNames(route);
  if (path.some((name) => known[name] === undefined)) return [];
  const [name] = path;
  const params = name === undefined ? [{}] : (known[name] ?? []).map((id) => ({ [name]: id }));
  const words =
    route.query instanceof z.ZodObject && 'q' in route.query.shape
      ? Object.values(marks).map((q) => ({ q }))
      : [];
  return params.flatMap((one) => [{}, ...words].map((query) => ({ params: one, query })));
}

/** Which of the marks a partner finds that are not its own, and at which routes. */
async function foundBy(who: Name, own: readonly Mark[] = []): Promise<Record<string, string[]>> {
  const found = new Map<string, Set<string>>();
  for (const route of readings) {
    for (const request of requestsOf(route)) {
      const answer = JSON.stringify((await as(who, route, request)).body);
      const met = (Object.keys(marks) as Mark[]).filter(
        (mark) => !own.includes(mark) && answer.includes(marks[mark]),
      );
      for (const mark of met) found.set(mark, (found.get(mark) ?? new Set()).add(route.id));
    }
  }
  return Object.fromEntries([...found].sort().map(([mark, ids]) => [mark, [...ids]]));
}

const countsFor = async (who: Name): Promise<Partial<ResellerCounts>[]> =>
  (await as(who, countOfResellers)).body['resellers'] as ResellerCounts[];
const companiesFor = async (who: Name, query: Record<string, string> = {}): Promise<unknown> => {
  const { status, body } = await as(who, listSharedDeals, { params: { resellerId: idOf('shop') }, query });
  return status === 200
    ? (body['items'] as { companyName: string }[]).map(({ companyName }) => companyName).sort()
    : body['code'];
};

const shared = ['deals.list-shared'];
const seenAt: Readonly<Record<SharingLevel, Record<string, string[]>>> = {
  hidden: {},
  counts: {},
  // That one it has registered itself.
  overlapping: {},
  all: { alone: shared },
};
const rowsAt: Readonly<Record<SharingLevel, unknown>> = {
  hidden: 'not-found',
  counts: 'not-found',
  overlapping: [marks.common],
  all: [marks.alone, marks.common],
};

describe('what a distributor sees of its reseller', () => {
  test('is asked by everything a partner reads of registrations', () => {
    const asked = readings.filter((route) => requestsOf(route).length > 0).map(({ id }) => id);
    expect(asked).toEqual(
      expect.arrayContaining([
        'deals.list',
        'deals.read',
        'deals.timeline',
        'deals.list-shared',
        'deals.count-of-resellers',
        'deals.list-conflicts',
        'attachments.list-of-deal',
        'notices.list',
        'partners.list-resellers',
        'audit.list',
      ]),
    );
  });

  test.each([...sharingLevels, ...sharingLevels.toReversed()])(
    'at the level %s, at its next request',
    async (level) => {
      await share('shop', level);
      expect(await companiesFor('first')).toEqual(rowsAt[level]);
      // What it registered itself, for itself or for the shop, it reads in any case.
      expect(await foundBy('first', ['common', 'forShop', 'contact', 'words'])).toEqual(seenAt[level]);
      expect(await countsFor('first')).toEqual([
        expect.objectContaining({
          id: idOf('shop'),
          sharing: level,
          openDeals: level === 'hidden' ? null : 2,
          openLeads: level === 'hidden' ? null : 0,
        }),
        { id: idOf('sister'), name: 'Partner sister', sharing: 'hidden', openDeals: null, openLeads: null },
        { id: idOf('stall'), name: 'Partner stall', sharing: 'hidden', openDeals: null, openLeads: null },
      ]);
    },
  );

  test('is of its own rows alone: neither whom to reach nor words nor drafts nor what it was registered for', async () => {
    await share('shop', 'all');
    const { body } = await as('first', listSharedDeals, { params: { resellerId: idOf('shop') } });
    const text = JSON.stringify(body);
    for (const mark of ['contact', 'words', 'draft', 'forShop'] as const)
      expect([mark, text.includes(marks[mark])]).toEqual([mark, false]);
    expect(await companiesFor('first', { q: 'zqxdraft' })).toEqual([]);
    expect(await companiesFor('first', { q: 'zqxforshop' })).toEqual([]);
    expect(await companiesFor('first', { q: 'zqxalone' })).toEqual([marks.alone]);
    expect(await companiesFor('first', { status: 'draft' })).toEqual([]);
  });

  test.each(['second', 'sister', 'stall'] as const)('is nothing to %s', async (who) => {
    await share('shop', 'all');
    expect(await companiesFor(who)).toBe('not-found');
    expect(await foundBy(who)).toEqual({});
  });

  test('of one two tiers below is as much as both let through', async () => {
    await share('shop', 'counts');
    await share('stall', 'all');
    expect((await countsFor('first')).find(({ id }) => id === idOf('stall'))?.sharing).toBe('counts');
    expect((await countsFor('shop')).find(({ id }) => id === idOf('stall'))?.sharing).toBe('all');
    await share('stall', 'hidden');
    expect((await countsFor('first')).find(({ id }) => id === idOf('stall'))?.sharing).toBe('hidden');
  });
});

describe('whom it buys from', () => {
  test('is told to the reseller with what it shares, and to nobody who buys from the vendor', async () => {
    const { body } = await share('shop', 'all');
    expect(body).toMatchObject({ sharing: 'all', distributor: { name: 'Partner first' } });
    const headers = { 'if-match': await versionOf('first') };
    const refused = await as('first', updateOwnPartner, { body: { sharing: 'all' }, headers });
    expect([refused.status, refused.body['errors']]).toEqual([
      400,
      [expect.objectContaining({ pointer: '/sharing', code: 'no-distributor' })],
    ]);
  });

  test('is the reseller’s own to open: the vendor cannot', async () => {
    const headers = { 'if-match': await versionOf('shop') };
    const params = { partnerId: idOf('shop') };
    const answer = await as('operations', updatePartner, { params, headers, body: { sharing: 'all' } });
    expect(answer.status).toBe(400);
  });
});

describe('a reseller that was put under another distributor', () => {
  test('is nothing to the former one at its next request, nor to the new one until it shares with it', async () => {
    await share('shop', 'all');
    const page = { params: { resellerId: idOf('shop') }, query: { limit: '1' } };
    const { body } = await as('first', listSharedDeals, page);
    const query = { limit: '1', cursor: String(body['nextCursor']) };
    expect((await as('first', listSharedDeals, { ...page, query })).status).toBe(200);
    // What words find is on one page: a cursor is of another list.
    const found = await as('first', listSharedDeals, { ...page, query: { ...query, q: 'zqxalone' } });
    expect([found.status, found.body['code']]).toEqual([400, 'invalid-cursor']);

    await putUnder('shop', idOf('second'));
    expect((await as('first', listSharedDeals, { ...page, query })).body['code']).toBe('not-found');
    expect(await foundBy('first', ['common', 'forShop', 'contact', 'words'])).toEqual({});
    expect((await countsFor('first')).map(({ id }) => id)).toEqual([idOf('sister')]);
    expect(await foundBy('second')).toEqual({});
    expect((await countsFor('second')).find(({ id }) => id === idOf('shop'))?.sharing).toBe('hidden');

    await share('shop', 'all');
    // Not a word of what the former one registered for it, and no page that would tell that there is something.
    expect(await foundBy('second')).toEqual({ alone: shared, common: shared });
    const last = await as('second', listSharedDeals, { ...page, query: { limit: '2' } });
    expect([last.body['nextCursor'], (last.body['items'] as unknown[]).length]).toEqual([null, 2]);
    // It has registered none of these companies itself.
    await share('shop', 'overlapping');
    expect(await companiesFor('second')).toEqual([]);
    await putUnder('shop', idOf('first'));
  });

  test('shares nothing while it is suspended, and nothing of those below it', async () => {
    await share('shop', 'all');
    await share('stall', 'all');
    expect((await countsFor('first')).find(({ id }) => id === idOf('stall'))?.sharing).toBe('all');
    const params = { partnerId: idOf('shop') };
    await as('operations', suspendPartner, { params, body: { reason: 'Agreement under review' } });
    expect(await companiesFor('first')).toBe('not-found');
    expect((await countsFor('first')).find(({ id }) => id === idOf('stall'))?.sharing).toBe('hidden');
  });
});
