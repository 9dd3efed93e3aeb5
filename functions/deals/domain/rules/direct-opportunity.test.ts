import { expect, test } from 'vitest';
import {
  account,
  findingOf,
  inDays,
  inWords,
  opportunity,
} from '../../../../test/fixtures/conflict-facts.ts';
import type { DirectOpportunity } from '../conflict-facts.ts';
import { directOpportunity } from './direct-opportunity.ts';

const judge = (opportunities: readonly DirectOpportunity[] | null, parameters = {}) =>
  findingOf(directOpportunity, { accounts: [account({ opportunities })] }, parameters);

test.each([
  ['worked on lately', {}, {}, 'direct-opportunity a'],
  ['on the last day that counts', { lastActivityAt: inDays(-180) }, {}, 'direct-opportunity a'],
  ['too long ago', { lastActivityAt: inDays(-180.1) }, {}, 'clear'],
  ['however long ago', { lastActivityAt: inDays(-900) }, { activeWithinDays: null }, 'direct-opportunity a'],
  ['nobody knows when', { lastActivityAt: null }, {}, '? last-activity'],
  [
    'nobody knows when, but opened lately',
    { lastActivityAt: null, openedAt: inDays(-9) },
    {},
    'direct-opportunity a',
  ],
  [
    'nobody knows when, which does not matter',
    { lastActivityAt: null },
    { activeWithinDays: null },
    'direct-opportunity a',
  ],
  ['opened at the same instant', { openedAt: inDays(-1) }, {}, 'direct-opportunity a'],
  ['opened later', { openedAt: inDays(-0.9) }, {}, 'clear'],
  [
    'opened later, which counts',
    { openedAt: inDays(-0.9) },
    { openedLaterCounts: true },
    'direct-opportunity a',
  ],
  ['for another family', { productFamily: 'X', productId: 'x' }, {}, 'clear'],
  ['for any', { productFamily: 'X', productId: 'x' }, { products: 'any' }, 'direct-opportunity a'],
] as const)('%s', (_, over, parameters, expected) => {
  expect(inWords(judge([opportunity('a', over)], parameters))).toBe(expected);
});

test('the partner reads that the vendor is there itself', () => {
  expect(judge([opportunity('a')])).toEqual({
    kind: 'conflict',
    code: 'direct-opportunity',
    params: {},
    told: { code: 'vendor-direct', params: {} },
    evidence: [{ kind: 'opportunity', id: 'a', partnerId: null }],
    sameness: 'same',
    neverBlocks: false,
  });
});

test('a CRM that is not connected is said', () => {
  expect(inWords(judge(null))).toBe('? account-opportunities');
});
