/** The vendor's queue of registrations: by when their clock runs out, and those whose partner asks for more time. */
import * as cases from '@rafiq/shared/deals/case-contract.ts';
import * as contract from '@rafiq/shared/deals/contract.ts';
import type { ListedDeal, ListedVendorDeal } from '@rafiq/shared/deals/contract.ts';
import type { Partner } from '@rafiq/shared/partners/contract.ts';
import { createProduct } from '@rafiq/shared/products/contract.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { dealAfter, hoursAfter, move, now, protectedFor } from '../../test/fixtures/deal-moves.ts';
import { plainPartner } from '../../test/fixtures/plain-partner.ts';
import { readState, restoreState, type TableState } from '../../test/fixtures/table-state.ts';
import { startTestApi, type TestApi } from '../../test/fixtures/test-api.ts';
import { Cast } from '../../test/fixtures/world/cast.ts';
import type { Registration } from './domain/registration.ts';
import { findDeal } from './store/deal-store.ts';

let api: TestApi;
let first: Partner;
let second: Partner;
let productId: string;
let start: TableState;

const as: TestApi['as'] = (...asked) => api.as(...asked);

beforeAll(async () => {
  api = await startTestApi();
  const { userId } = await new Cast(api.issuer, api.rooms).settled('manager', 'channel-manager');
  await api.admit('manager');
  first = await plainPartner({ name: 'Al Manara Systems', country: 'AE', managerId: userId ?? undefined });
  second = await plainPartner({ name: 'Gulf Networks', country: 'AE' });
  for (const [subject, organisation, role] of [
    ['operations', 'vendor', 'channel-operations'],
    ['first', first.id, 'partner-admin'],
    ['second', second.id, 'partner-seller'],
  ] as const)
    await api.join(subject, { organisation, role });
  const product = await as('operations', createProduct, { body: { name: 'GTX Pro', family: 'GTX' } });
  productId = String(product.body['id']);
  start = await readState(api.database);
});
beforeEach(() => restoreState(api.database, start));
afterAll(() => api.stop());

const inHours = (hours: number): string => hoursAfter(now(), hours);
const inReview = (partner: Partner, decideBy: string) => dealAfter(partner, 'sent-to-review', { decideBy });
const protectedOf = (partner: Partner, days: number, over = {}) =>
  dealAfter(partner, 'protected', { ...protectedFor(days), ...over });
const asking = {
  reason: 'procurement',
  note: 'Three weeks more.',
  requestedAt: '2026-11-20T08:00:00.000Z',
} as const;
const askingFor = (partner: Partner, days: number) =>
  dealAfter(partner, 'protected', protectedFor(days, { pending: asking }));

async function list(who: string, query: Record<string, string>) {
  const { status, body } = await as(who, contract.listDeals, { query });
  expect([status, body]).toEqual([200, body]);
  const { items, nextCursor } = contract.listDeals.output.parse(body);
  return { items: items as ListedVendorDeal[], nextCursor };
}
const ids = async (who: string, query: Record<string, string>): Promise<string[]> =>
  (await list(who, query)).items.map(({ id }) => id);
const all = (deals: readonly Registration[]): string[] => deals.map(({ id }) => id);
const soonest = { sort: 'clock' };

describe('by the clock', () => {
  test('what ran out comes first, whatever the clock is of; what has none is not there', async () => {
    const late = await protectedOf(first, 30);
    const overdue = await inReview(second, inHours(-5));
    const soon = await protectedOf(second, 1);
    const next = await inReview(first, inHours(4));
    await dealAfter(first, 'rejected', { status: 'rejected', decideBy: null });
    await dealAfter(first, 'sent-back', { status: 'action-required', decideBy: null });
    expect(await ids('operations', soonest)).toEqual(all([overdue, next, soon, late]));
    expect(await ids('operations', { ...soonest, status: 'in-review' })).toEqual(all([overdue, next]));
    expect(await ids('operations', { ...soonest, status: 'approved' })).toEqual(all([soon, late]));
    expect(await ids('operations', { ...soonest, status: 'rejected,won' })).toEqual([]);
    const { items } = await list('operations', soonest);
    expect(items.map(({ clock }) => clock?.kind)).toEqual(['review', 'review', 'protection', 'protection']);
    expect(items[0]?.clock).toEqual({
      kind: 'review',
      from: overdue.submittedAt,
      until: overdue.decideBy,
    });
  });

  test('pages go on where the last one ended, each once', async () => {
    const deals = [];
    for (const hours of [5, 3, 1, 4, 2]) deals.push([hours, await inReview(first, inHours(hours))] as const);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await list('operations', { ...soonest, limit: '2', ...(cursor && { cursor }) });
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual(deals.toSorted(([one], [other]) => one - other).map(([, { id }]) => id));
  });

  test('it stands elsewhere once its clock is another, and nowhere once it is over', async () => {
    const moving = await inReview(first, inHours(1));
    const other = await inReview(first, inHours(2));
    await move(moving, { ...protectedFor(9), decideBy: null }, 'approved');
    expect(await ids('operations', soonest)).toEqual(all([other, moving]));
    const held = await findDeal(moving.id);
    if (held === undefined) throw new Error('gone');
    await move(held, { status: 'won' }, 'won');
    expect(await ids('operations', soonest)).toEqual([other.id]);
  });

  test('a channel manager sees its portfolio, and of another partner not even that there is more', async () => {
    const mine = await inReview(first, inHours(3));
    const theirs = [];
    for (const hours of [1, 2, 4]) theirs.push(await inReview(second, inHours(hours)));
    expect(await list('manager', { ...soonest, limit: '1' })).toMatchObject({ items: [{ id: mine.id }] });
    expect(await list('manager', { ...soonest, partnerId: second.id })).toEqual({
      items: [],
      nextCursor: null,
    });
    expect(await ids('manager', { ...soonest, partnerId: first.id })).toEqual([mine.id]);
    expect(await ids('operations', { ...soonest, partnerId: second.id })).toEqual(all(theirs));
  });

  test('in dispute the clock of the case counts, once, and moves with it', async () => {
    const dealFor = {
      value: { amount: '12500.00', currency: 'AED' },
      expectedCloseOn: '2099-03-31',
      productId,
    };
    const register = async (who: string): Promise<string> => {
      const body = { ...dealFor, company: { name: 'Oasis Bakeries', country: 'SA' } };
      const begun = await as(who, contract.createDeal, { body });
      const dealId = String(begun.body['id']);
      const sent = await as(who, contract.submitDeal, { params: { dealId }, body: {} });
      expect(sent.body['status']).toBe('in-review');
      return dealId;
    };
    const held = await register('first');
    const claim = await register('second');
    const conflictId = String((await findDeal(claim))?.conflictId);
    const clockOf = async (id: string) =>
      (await list('operations', soonest)).items.filter((one) => one.id === id).map(({ clock }) => clock);
    expect(await ids('operations', soonest)).toEqual([held, claim]);
    const read = async () =>
      cases.vendorCase.parse((await as('operations', cases.readConflict, { params: { conflictId } })).body);
    const opened = await read();
    expect(await clockOf(claim)).toEqual([{ kind: 'case', from: opened.openedAt, until: opened.dueAt }]);
    expect(await clockOf(held)).toMatchObject([{ kind: 'review' }]);

    await as('operations', cases.askParties, { params: { conflictId }, body: {} });
    const asked = await read();
    expect(asked.dueAt).not.toBe(opened.dueAt);
    expect(await clockOf(claim)).toEqual([{ kind: 'case', from: asked.asked?.at, until: asked.dueAt }]);
    // In the list by change it has the same clock.
    const changed = (await list('operations', {})).items.find(({ id }) => id === claim);
    expect(changed?.clock?.until).toBe(asked.dueAt);

    await as('operations', cases.resolveConflict, { params: { conflictId }, body: { resolution: 'upheld' } });
    expect(await clockOf(claim)).toEqual([]);
    // An appeal is for the vendor again, although the registration was refused.
    await as('second', cases.appealConflict, { params: { conflictId }, body: { text: 'Look again.' } });
    expect(await clockOf(claim)).toMatchObject([{ kind: 'case', until: (await read()).dueAt }]);
    expect(await ids('operations', { ...soonest, status: 'rejected' })).toEqual([claim]);
  });

  test('after a withdrawal the case has no clock there', async () => {
    const body = {
      company: { name: 'Oasis Bakeries', country: 'SA' },
      value: { amount: '12500.00', currency: 'AED' },
      expectedCloseOn: '2099-03-31',
      productId,
    };
    const dealIds: string[] = [];
    for (const who of ['first', 'second']) {
      const begun = await as(who, contract.createDeal, { body });
      dealIds.push(String(begun.body['id']));
      await as(who, contract.submitDeal, { params: { dealId: String(dealIds.at(-1)) }, body: {} });
    }
    const [held, claim] = dealIds;
    await as('second', contract.withdrawDeal, { params: { dealId: String(claim) }, body: {} });
    expect(await ids('operations', soonest)).toEqual([held]);
  });
});

describe('requests for more time', () => {
  const pending = { extension: 'pending' };

  test('are alone there, those first whose protection ends first, with since when they wait', async () => {
    const later = await askingFor(first, 40);
    const sooner = await askingFor(second, 4);
    await protectedOf(first, 2);
    await inReview(first, inHours(1));
    const { items } = await list('operations', pending);
    expect(items.map(({ id }) => id)).toEqual(all([sooner, later]));
    expect(items[0]?.protection?.pending).toMatchObject({ requestedAt: asking.requestedAt, days: 30 });
    expect(await ids('operations', { ...pending, ...soonest })).toEqual(all([sooner, later]));
    expect(await ids('operations', { ...pending, partnerId: first.id })).toEqual([later.id]);
    expect(await ids('operations', { ...pending, status: 'in-review' })).toEqual([]);
    expect(await ids('manager', pending)).toEqual([later.id]);
    expect(await list('manager', { ...pending, partnerId: second.id })).toEqual({
      items: [],
      nextCursor: null,
    });
  });

  test('are asked by the partner, and gone once they are answered, either way', async () => {
    const deals = [await protectedOf(first, 10), await protectedOf(first, 20)];
    for (const { id: dealId } of deals)
      await as('first', contract.requestExtension, { params: { dealId }, body: { reason: 'procurement' } });
    expect(await ids('operations', pending)).toEqual(all(deals));
    const [granted, refused] = all(deals).map((dealId) => ({ dealId }));
    if (granted === undefined || refused === undefined) throw new Error('gone');
    expect((await as('operations', contract.grantExtension, { params: granted, body: {} })).status).toBe(200);
    expect(await ids('operations', pending)).toEqual([refused.dealId]);
    const note = 'Two were granted already.';
    expect(
      (await as('operations', contract.refuseExtension, { params: refused, body: { note } })).status,
    ).toBe(200);
    expect(await ids('operations', pending)).toEqual([]);
    // The longer protection stands where it ends now.
    expect(await ids('operations', soonest)).toEqual([refused.dealId, granted.dealId]);
  });

  test('of a protection that is over are over with it', async () => {
    const deal = await askingFor(first, 5);
    await as('first', contract.releaseDeal, { params: { dealId: deal.id }, body: {} });
    expect(await ids('operations', pending)).toEqual([]);
  });
});

test('what has no access pattern is refused, and a partner is offered neither', async () => {
  const refusal = async (who: string, query: Record<string, string>) => {
    const { status, body } = await as(who, contract.listDeals, { query });
    return [
      status,
      ...(body['errors'] as { pointer: string; code: string }[]).map((one) => `${one.pointer} ${one.code}`),
    ];
  };
  const accountId = 'acct_06emzc4q3hw0t8n2k5v7r9p1xd';
  for (const [who, query, field] of [
    ['operations', { sort: 'clock', q: 'noor' }, 'sort'],
    ['operations', { sort: 'clock', accountId }, 'sort'],
    ['operations', { extension: 'pending', q: 'noor' }, 'extension'],
    ['operations', { extension: 'pending', accountId }, 'extension'],
    ['operations', { extension: 'pending', sort: 'updatedAt' }, 'sort'],
    ['first', { sort: 'clock' }, 'sort'],
    ['first', { extension: 'pending' }, 'extension'],
  ] as const)
    expect([who, query, ...(await refusal(who, query))]).toEqual([
      who,
      query,
      400,
      `/query/${field} not-offered`,
    ]);
  const own = await as('first', contract.listDeals);
  expect((own.body['items'] as ListedDeal[]).filter((one) => 'clock' in one)).toEqual([]);
});
