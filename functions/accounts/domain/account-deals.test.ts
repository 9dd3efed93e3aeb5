import fc from 'fast-check';
import { isOpen, registrationStatuses } from '@rafiq/shared/deals/status.ts';
import { expect, test } from 'vitest';
import { type AccountDeal, type AccountDeals, mostDeals, withDeal } from './account-deals.ts';

const at = '2026-11-22T09:30:00.000Z';
const daysAgo = (days: number): string => new Date(Date.parse(at) - days * 86_400_000).toISOString();
const deal = (over: Partial<AccountDeal> = {}): AccountDeal => ({
  partnerId: 'ptnr_1',
  partnerName: 'Manara',
  forPartnerId: null,
  status: 'in-review',
  productId: null,
  productFamily: null,
  submittedAt: daysAgo(10),
  protectedUntil: null,
  lastProgressAt: null,
  endedAt: null,
  ...over,
});
const ended = (days: number) =>
  deal({ status: 'expired', submittedAt: daysAgo(999), endedAt: daysAgo(days) });
const many = (count: number, one: (place: number) => AccountDeal, name: string): AccountDeals =>
  Object.fromEntries(Array.from({ length: count }, (_, place) => [`${name}${place}`, one(place)]));

test('a deal is written, changed and removed without the others', () => {
  const one = withDeal({}, 'a', deal(), at) ?? {};
  const two = withDeal(one, 'b', deal({ partnerId: 'ptnr_2' }), at) ?? {};
  expect(two).toEqual({ a: deal(), b: deal({ partnerId: 'ptnr_2' }) });
  expect(withDeal(two, 'a', deal({ status: 'approved' }), at)).toEqual({
    a: deal({ status: 'approved' }),
    b: deal({ partnerId: 'ptnr_2' }),
  });
  expect(withDeal(two, 'a', null, at)).toEqual({ b: two['b'] });
  expect(withDeal(two, 'c', null, at)).toEqual(two);
});

test('what ended more than 400 days ago goes, but not one that stands as long, nor the one that is written', () => {
  const deals = { old: ended(401), young: ended(399), standing: deal({ submittedAt: daysAgo(900) }) };
  expect(Object.keys(withDeal(deals, 'late', ended(500), at) ?? {}).sort()).toEqual([
    'late',
    'standing',
    'young',
  ]);
});

test('of more than 200 those go that ended first', () => {
  const deals = { ...many(mostDeals - 2, () => deal(), 'standing'), first: ended(30), later: ended(20) };
  const after = withDeal(deals, 'new', deal(), at) ?? {};
  expect(Object.keys(after)).toHaveLength(mostDeals);
  expect([after['first'], after['later'], after['new']]).toEqual([undefined, ended(20), deal()]);
});

test('where 200 stand no other is taken in, but each of them may move and end', () => {
  const crowd = many(mostDeals, () => deal(), 'standing');
  expect(withDeal(crowd, 'new', deal(), at)).toBeUndefined();
  expect(withDeal(crowd, 'standing7', deal({ status: 'approved' }), at)?.['standing7']?.status).toBe(
    'approved',
  );
  expect(withDeal(crowd, 'standing7', ended(0), at)?.['standing7']).toEqual(ended(0));
  // It was crowded out before, and ends.
  expect(withDeal(crowd, 'gone', ended(0), at)).toEqual(crowd);
});

test('whatever is written, all that stand are kept, and never more than 200', () => {
  const anyDeal = fc.record({
    status: fc.constantFrom(...registrationStatuses),
    days: fc.integer({ min: 0, max: 900 }),
  });
  fc.assert(
    fc.property(fc.array(anyDeal, { maxLength: 260 }), (moves) => {
      let deals: AccountDeals = {};
      moves.forEach(({ status, days }, place) => {
        const before = deals;
        const written = deal({ status, endedAt: isOpen(status) ? null : daysAgo(days) });
        deals = withDeal(before, `deal${place}`, written, at) ?? before;
        const standing = Object.entries(before).filter(([, one]) => isOpen(one.status));
        for (const [id, one] of standing) expect(deals[id]).toEqual(one);
        expect(Object.keys(deals).length).toBeLessThanOrEqual(mostDeals);
      });
    }),
    { numRuns: 20 },
  );
});
