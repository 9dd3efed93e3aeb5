import { expect, test } from 'vitest';
import { account, findingOf, inDays, inWords, soldBefore } from '../../../../test/fixtures/conflict-facts.ts';
import type { Incumbent } from '../conflict-facts.ts';
import { incumbentPartner } from './incumbent-partner.ts';

const judge = (incumbents: readonly Incumbent[] | null, parameters = {}) =>
  findingOf(incumbentPartner, { accounts: [account({ incumbents })] }, parameters);
const own = { partnerId: 'ptnr_own', partnerName: 'Own' };

test.each([
  ['another partner’s', {}, {}, 'incumbent-partner acct_1'],
  ['on the last day that counts', { lastSoldAt: inDays(-730) }, {}, 'incumbent-partner acct_1'],
  ['too long ago', { lastSoldAt: inDays(-730.1) }, {}, 'clear'],
  ['however long ago', { lastSoldAt: inDays(-3000) }, { soldWithinDays: null }, 'incumbent-partner acct_1'],
  ['nobody knows when', { lastSoldAt: null }, {}, '? last-sale'],
  [
    'nobody knows when, which does not matter',
    { lastSoldAt: null },
    { soldWithinDays: null },
    'incumbent-partner acct_1',
  ],
  ['its own', own, {}, 'clear'],
  ['its chain’s', { partnerId: 'ptnr_below' }, {}, 'clear'],
  [
    'its chain’s, which counts',
    { partnerId: 'ptnr_below' },
    { ownChain: 'counts' },
    'incumbent-partner acct_1',
  ],
  ['of another family', { productFamily: 'X', productId: 'x' }, {}, 'clear'],
  ['of any', { productFamily: 'X', productId: 'x' }, { products: 'any' }, 'incumbent-partner acct_1'],
] as const)('a customer: %s', (_, over, parameters, expected) => {
  expect(inWords(judge([soldBefore(over)], parameters))).toBe(expected);
});

test('a partner that serves the company itself meets no incumbent, as long as it is known to', () => {
  expect(inWords(judge([soldBefore(), soldBefore(own)]))).toBe('clear');
  expect(inWords(judge([soldBefore(), soldBefore({ ...own, lastSoldAt: inDays(-731) })]))).toBe(
    'incumbent-partner acct_1',
  );
  expect(inWords(judge([soldBefore(), soldBefore({ ...own, lastSoldAt: null })]))).toBe(
    'incumbent-partner acct_1',
  );
  expect(inWords(judge([soldBefore(), soldBefore({ ...own, productFamily: 'X', productId: 'x' })]))).toBe(
    'incumbent-partner acct_1',
  );
});

test('the vendor reads whose customer it is, each partner once; the partner that it may conflict', () => {
  const second = soldBefore({ partnerId: 'ptnr_z', partnerName: 'Zed' });
  expect(judge([second, soldBefore(), soldBefore({ productId: 'prod_y' })])).toEqual({
    kind: 'conflict',
    code: 'incumbent-partner',
    params: { partner: 'Rival' },
    told: { code: 'may-conflict', params: {} },
    evidence: [
      { kind: 'account', id: 'acct_1', partnerId: 'ptnr_rival' },
      { kind: 'account', id: 'acct_1', partnerId: 'ptnr_z' },
    ],
    sameness: 'same',
    neverBlocks: false,
  });
});

test('sales that are not recorded are said', () => {
  expect(inWords(judge(null))).toBe('? account-incumbents');
});
