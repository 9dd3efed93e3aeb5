import { expect, test } from 'vitest';
import { account, findingOf, inDays, inWords, registered } from '../../../../test/fixtures/conflict-facts.ts';
import type { OtherRegistration } from '../conflict-facts.ts';
import { registeredTwice } from './registered-twice.ts';

const own = { partnerId: 'ptnr_own', partnerName: 'Own' };
const judge = (
  registrations: readonly OtherRegistration[] | null,
  parameters = {},
  registration = {},
): ReturnType<typeof findingOf> =>
  findingOf(registeredTwice, { registration, accounts: [account({ registrations })] }, parameters);

test.each([
  ['one that waits for a decision', { status: 'submitted' }, {}, 'registered-twice a'],
  ['one in review', { status: 'in-review' }, {}, 'registered-twice a'],
  ['one that was asked about', { status: 'action-required' }, {}, 'registered-twice a'],
  ['a draft', { status: 'draft' }, {}, 'clear'],
  ['one withdrawn', { status: 'withdrawn' }, {}, 'clear'],
  ['one protected', { status: 'approved', protectedUntil: inDays(0.001) }, {}, 'registered-twice a'],
  ['one whose protection is over', { status: 'approved', protectedUntil: inDays(0) }, {}, 'clear'],
  ['one approved until nobody knows when', { status: 'approved' }, {}, '? protection-end'],
  ['one for another family', { productFamily: 'Other', productId: 'prod_x' }, {}, 'clear'],
  ['any family', { productFamily: 'Other', productId: 'prod_x' }, { products: 'any' }, 'registered-twice a'],
  ['one for a reseller, where this is for itself', { forPartnerId: 'ptnr_below' }, {}, 'clear'],
  ['one of another partner', { partnerId: 'ptnr_rival' }, {}, 'clear'],
  ['one rejected nobody knows when, which does not matter', { status: 'rejected' }, {}, 'clear'],
  ['one rejected', { status: 'rejected', endedAt: inDays(-1) }, {}, 'clear'],
  [
    'one rejected lately',
    { status: 'rejected', endedAt: inDays(-29.9) },
    { rejectedWithinDays: 30 },
    'rejected-before a',
  ],
  [
    'one rejected long ago',
    { status: 'rejected', endedAt: inDays(-30) },
    { rejectedWithinDays: 30 },
    'clear',
  ],
  [
    'one rejected nobody knows when',
    { status: 'rejected' },
    { rejectedWithinDays: 30 },
    '? registration-end',
  ],
  [
    'one released lately, which was not rejected',
    { status: 'released', endedAt: inDays(-1) },
    { rejectedWithinDays: 30 },
    'clear',
  ],
] as const)('%s', (_, over, parameters, expected) => {
  expect(inWords(judge([registered('a', { ...own, ...over })], parameters))).toBe(expected);
});

test('a standing one comes before a rejected one, and both views are the same', () => {
  const rejected = registered('a', { ...own, status: 'rejected', endedAt: inDays(-1) });
  const standing = registered('b', own);
  expect(judge([rejected, standing], { rejectedWithinDays: 30 })).toEqual({
    kind: 'conflict',
    code: 'registered-twice',
    params: {},
    told: { code: 'registered-twice', params: {} },
    evidence: [{ kind: 'registration', id: 'b', partnerId: 'ptnr_own' }],
    sameness: 'same',
    neverBlocks: false,
  });
  expect(judge([rejected], { rejectedWithinDays: 30 })).toMatchObject({
    params: { days: 30 },
    told: { code: 'rejected-before', params: { days: 30 } },
    evidence: [{ id: 'a', partnerId: 'ptnr_own' }],
  });
});

test('what is not known is said', () => {
  expect(inWords(judge(null))).toBe('? account-registrations');
  expect(inWords(findingOf(registeredTwice, { accounts: null }))).toBe('? account-match');
  const another = registered('a', own);
  expect(inWords(judge([another], {}, { productId: null, productFamily: null }))).toBe(
    '? deal-product-family',
  );
});

test('the registration itself is not another', () => {
  expect(inWords(judge([registered('regn_1', own)]))).toBe('clear');
});

test('twice for one reseller is twice, also where it was rejected; for two it is not', () => {
  const forBelow = { forPartnerId: 'ptnr_below' };
  expect(inWords(judge([registered('a', { ...own, ...forBelow })], {}, forBelow))).toBe('registered-twice a');
  expect(inWords(judge([registered('a', own)], {}, forBelow))).toBe('clear');
  const rejected = { ...own, status: 'rejected', endedAt: inDays(-1) } as const;
  const lately = { rejectedWithinDays: 30 };
  expect(inWords(judge([registered('a', { ...rejected, ...forBelow })], lately, forBelow))).toBe(
    'rejected-before a',
  );
  expect(
    inWords(judge([registered('a', { ...rejected, forPartnerId: 'ptnr_other' })], lately, forBelow)),
  ).toBe('clear');
});
