import { expect, test } from 'vitest';
import { account, findingOf, inDays, inWords, registered } from '../../../../test/fixtures/conflict-facts.ts';
import type { OtherRegistration } from '../conflict-facts.ts';
import { protectedDeal } from './protected-deal.ts';

const judge = (registrations: readonly OtherRegistration[] | null, parameters = {}, registration = {}) =>
  findingOf(protectedDeal, { registration, accounts: [account({ registrations })] }, parameters);
const until = (days: number) => ({ status: 'approved', protectedUntil: inDays(days) }) as const;

test.each([
  ['under protection', until(0.001), {}, 'protected-deal a'],
  ['at its last instant', until(0), {}, 'clear'],
  ['over, within the grace', until(-4.9), { graceDays: 5 }, 'protection-ended a'],
  ['over, and the grace too', until(-5), { graceDays: 5 }, 'clear'],
  ['expired within the grace', { ...until(-1), status: 'expired' }, { graceDays: 5 }, 'protection-ended a'],
  ['expired', { ...until(-1), status: 'expired' }, {}, 'clear'],
  ['released before its time', { ...until(5), status: 'released' }, { graceDays: 5 }, 'clear'],
  ['not approved', { ...until(5), status: 'submitted' }, {}, 'clear'],
  ['nobody knows until when', { status: 'approved' }, {}, '? protection-end'],
  ['for another family', { ...until(5), productFamily: 'X', productId: 'x' }, {}, 'clear'],
  [
    'for any family',
    { ...until(5), productFamily: 'X', productId: 'x' },
    { products: 'any' },
    'protected-deal a',
  ],
  ['for all families', { ...until(5), productFamily: null, productId: null }, {}, 'protected-deal a'],
  ['its own', { ...until(5), partnerId: 'ptnr_own' }, {}, 'clear'],
  [
    'its own even where the chain counts',
    { ...until(5), partnerId: 'ptnr_own' },
    { ownChain: 'counts' },
    'clear',
  ],
  ['of its distributor', { ...until(5), partnerId: 'ptnr_above' }, {}, 'clear'],
  ['of its sub-reseller', { ...until(5), partnerId: 'ptnr_below' }, {}, 'clear'],
  [
    'of its sub-reseller, which counts',
    { ...until(5), partnerId: 'ptnr_below' },
    { ownChain: 'counts' },
    'protected-deal a',
  ],
] as const)('%s', (_, over, parameters, expected) => {
  expect(inWords(judge([registered('a', over)], parameters))).toBe(expected);
});

test('the vendor reads whose it is and for how long, the partner that it is protected', () => {
  expect(judge([registered('a', until(11.2))])).toEqual({
    kind: 'conflict',
    code: 'protected-deal',
    params: { partner: 'Rival', days: 12 },
    told: { code: 'protected', params: {} },
    evidence: [{ kind: 'registration', id: 'a', partnerId: 'ptnr_rival' }],
    sameness: 'same',
    neverBlocks: false,
  });
});

test('one that stands comes before an older one that is over, and both are evidence', () => {
  const over = registered('a', { ...until(-2.5), submittedAt: inDays(-90), partnerName: 'Earlier' });
  const standing = registered('b', until(3));
  const both = judge([standing, over], { graceDays: 5 });
  expect([inWords(both), both]).toEqual([
    'protected-deal a b',
    expect.objectContaining({ params: { partner: 'Rival', days: 3 } }),
  ]);
  expect(judge([over], { graceDays: 5 })).toMatchObject({ params: { partner: 'Earlier', days: 3 } });
});

test('what is not known is said', () => {
  expect(inWords(judge(null))).toBe('? account-registrations');
  expect(inWords(judge([registered('a', until(5))], {}, { productId: null, productFamily: null }))).toBe(
    '? deal-product-family',
  );
});
