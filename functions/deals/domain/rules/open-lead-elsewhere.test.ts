import { expect, test } from 'vitest';
import { account, findingOf, inWords, leadOf } from '../../../../test/fixtures/conflict-facts.ts';
import type { OpenLead } from '../conflict-facts.ts';
import { openLeadElsewhere } from './open-lead-elsewhere.ts';

const judge = (leads: readonly OpenLead[] | null, parameters = {}) =>
  findingOf(openLeadElsewhere, { accounts: [account({ leads })] }, parameters);

test.each([
  ['accepted', {}, {}, 'open-lead-elsewhere a'],
  ['offered', { state: 'offered' }, {}, 'clear'],
  ['offered, which counts', { state: 'offered' }, { offersCount: true }, 'open-lead-elsewhere a'],
  ['accepted where offers count', {}, { offersCount: true }, 'open-lead-elsewhere a'],
  ['its own', { partnerId: 'ptnr_own' }, {}, 'clear'],
  ['of its chain', { partnerId: 'ptnr_below' }, {}, 'clear'],
  [
    'of its chain, which counts',
    { partnerId: 'ptnr_below' },
    { ownChain: 'counts' },
    'open-lead-elsewhere a',
  ],
  ['for another family', { productFamily: 'X', productId: 'x' }, {}, 'clear'],
  ['for any', { productFamily: 'X', productId: 'x' }, { products: 'any' }, 'open-lead-elsewhere a'],
] as const)('%s', (_, over, parameters, expected) => {
  expect(inWords(judge([leadOf('a', over)], parameters))).toBe(expected);
});

test('the vendor reads whose lead it is, the partner that it may conflict', () => {
  expect(judge([leadOf('a')])).toEqual({
    kind: 'conflict',
    code: 'open-lead-elsewhere',
    params: { partner: 'Rival' },
    told: { code: 'may-conflict', params: {} },
    evidence: [{ kind: 'lead', id: 'a', partnerId: 'ptnr_rival' }],
    sameness: 'same',
    neverBlocks: false,
  });
});

test('what is not known is said', () => {
  expect(inWords(judge(null))).toBe('? account-leads');
});
