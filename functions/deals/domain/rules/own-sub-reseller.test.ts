import { expect, test } from 'vitest';
import { account, findingOf, inDays, inWords, registered } from '../../../../test/fixtures/conflict-facts.ts';
import type { OtherRegistration } from '../conflict-facts.ts';
import { ownSubReseller } from './own-sub-reseller.ts';

const judge = (registrations: readonly OtherRegistration[] | null, parameters = {}, partner = {}) =>
  findingOf(ownSubReseller, { partner, accounts: [account({ registrations })] }, parameters);
const above = { partnerId: 'ptnr_above', partnerName: 'Above' };
const below = { partnerId: 'ptnr_below', partnerName: 'Below' };

test.each([
  ['of its distributor', above, {}, 'own-distributor a'],
  ['of its sub-reseller', below, {}, 'own-sub-reseller a'],
  ['of its distributor, looking up', above, { side: 'distributor' }, 'own-distributor a'],
  ['of its sub-reseller, looking up', below, { side: 'distributor' }, 'clear'],
  ['of its distributor, looking down', above, { side: 'sub-reseller' }, 'clear'],
  ['of its sub-reseller, looking down', below, { side: 'sub-reseller' }, 'own-sub-reseller a'],
  ['of anybody else', {}, {}, 'clear'],
  ['its own', { partnerId: 'ptnr_own' }, {}, 'clear'],
  ['protected', { ...above, status: 'approved', protectedUntil: inDays(1) }, {}, 'own-distributor a'],
  ['approved until nobody knows when', { ...above, status: 'approved' }, {}, 'own-distributor a'],
  ['over', { ...above, status: 'approved', protectedUntil: inDays(-1) }, {}, 'clear'],
  ['lost', { ...above, status: 'lost' }, {}, 'clear'],
  ['for another family', { ...above, productFamily: 'X', productId: 'x' }, {}, 'clear'],
  ['for any', { ...above, productFamily: 'X', productId: 'x' }, { products: 'any' }, 'own-distributor a'],
] as const)('%s', (_, over, parameters, expected) => {
  expect(inWords(judge([registered('a', over)], parameters))).toBe(expected);
});

test('the vendor reads who it is, the partner that it may conflict', () => {
  expect(judge([registered('a', below)])).toEqual({
    kind: 'conflict',
    code: 'own-sub-reseller',
    params: { partner: 'Below' },
    told: { code: 'may-conflict', params: {} },
    evidence: [{ kind: 'registration', id: 'a', partnerId: 'ptnr_below' }],
    sameness: 'same',
    neverBlocks: false,
  });
});

test('a chain that is not recorded matters only where somebody else has a deal that stands', () => {
  const unknown = { chain: null };
  expect(inWords(judge([registered('a', above)], {}, unknown))).toBe('? partner-chain');
  expect(inWords(judge([registered('a', { status: 'lost' })], {}, unknown))).toBe('clear');
  expect(inWords(judge([registered('a', { partnerId: 'ptnr_own' })], {}, unknown))).toBe('clear');
  expect(inWords(judge(null))).toBe('? account-registrations');
});
