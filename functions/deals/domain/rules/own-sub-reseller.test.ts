import { describe, expect, test } from 'vitest';
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

describe('a distributor that registers for one of its resellers', () => {
  const own = { partnerId: 'ptnr_own', partnerName: 'Own' };
  const ask = (
    registrations: readonly OtherRegistration[],
    { parameters = {}, partner = {}, forPartnerId = 'ptnr_below' as string | null } = {},
  ) =>
    findingOf(
      ownSubReseller,
      { registration: { forPartnerId }, partner, accounts: [account({ registrations })] },
      parameters,
    );
  const forSibling = registered('a', { ...own, forPartnerId: 'ptnr_sibling' });
  const forItself = registered('a', own);

  test.each([
    ['what it has for another reseller', forSibling, {}, 'registered-for-another a'],
    ['what it has for itself', forItself, {}, 'registered-for-another a'],
    ['what it has for the same one', registered('a', { ...own, forPartnerId: 'ptnr_below' }), {}, 'clear'],
    ['another reseller, looking up', forSibling, { side: 'distributor' }, 'clear'],
    ['itself, looking up', forItself, { side: 'distributor' }, 'registered-for-another a'],
    ['another reseller, looking down', forSibling, { side: 'sub-reseller' }, 'registered-for-another a'],
    ['itself, looking down', forItself, { side: 'sub-reseller' }, 'clear'],
    ['what is over', { ...forSibling, status: 'lost' }, {}, 'clear'],
    ['what is for another family', { ...forSibling, productFamily: 'X', productId: 'x' }, {}, 'clear'],
    ['what a rival has for a reseller', registered('a', { forPartnerId: 'ptnr_x' }), {}, 'clear'],
  ] as const)('meets %s', (_, other, parameters, expected) => {
    expect(inWords(ask([other], { parameters }))).toBe(expected);
  });

  test('meets it for itself, too, after it had it for a reseller; its chain need not be recorded', () => {
    expect(inWords(ask([forSibling], { forPartnerId: null, partner: { chain: null } }))).toBe(
      'registered-for-another a',
    );
  });

  test('is told so, with its own registration, and the vendor no name', () => {
    expect(ask([forSibling])).toEqual({
      kind: 'conflict',
      code: 'registered-for-another',
      params: {},
      told: { code: 'registered-for-another', params: {} },
      evidence: [{ kind: 'registration', id: 'a', partnerId: 'ptnr_own' }],
      sameness: 'same',
      neverBlocks: false,
    });
  });
});
