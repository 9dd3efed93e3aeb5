import { expect, test } from 'vitest';
import { account, findingOf, inDays, inWords, registered } from '../../../../test/fixtures/conflict-facts.ts';
import type { OtherRegistration } from '../conflict-facts.ts';
import { openRegistrationElsewhere } from './open-registration-elsewhere.ts';

const judge = (registrations: readonly OtherRegistration[] | null, parameters = {}) =>
  findingOf(openRegistrationElsewhere, { accounts: [account({ registrations })] }, parameters);

test.each([
  ['submitted', {}, {}, 'open-registration-elsewhere a'],
  ['in review', { status: 'in-review' }, {}, 'open-registration-elsewhere a'],
  ['asked about', { status: 'action-required' }, {}, 'open-registration-elsewhere a'],
  ['approved', { status: 'approved' }, {}, 'clear'],
  ['withdrawn', { status: 'withdrawn' }, {}, 'clear'],
  ['a draft', { status: 'draft' }, {}, 'clear'],
  ['its own', { partnerId: 'ptnr_own' }, {}, 'clear'],
  ['of its chain', { partnerId: 'ptnr_above' }, {}, 'clear'],
  [
    'of its chain, which counts',
    { partnerId: 'ptnr_above' },
    { ownChain: 'counts' },
    'open-registration-elsewhere a',
  ],
  ['for another family', { productFamily: 'X', productId: 'x' }, {}, 'clear'],
  ['for any', { productFamily: 'X', productId: 'x' }, { products: 'any' }, 'open-registration-elsewhere a'],
  [
    'young enough',
    { submittedAt: inDays(-30) },
    { submittedWithinDays: 30 },
    'open-registration-elsewhere a',
  ],
  ['too old', { submittedAt: inDays(-30.1) }, { submittedWithinDays: 30 }, 'clear'],
  ['however old', { submittedAt: inDays(-3000) }, {}, 'open-registration-elsewhere a'],
] as const)('%s', (_, over, parameters, expected) => {
  expect(inWords(judge([registered('a', over)], parameters))).toBe(expected);
});

test('the oldest is named to the vendor, all are evidence, and the partner reads that it may conflict', () => {
  const older = registered('b', { submittedAt: inDays(-20), partnerId: 'ptnr_2', partnerName: 'Older' });
  expect(judge([registered('a'), older])).toEqual({
    kind: 'conflict',
    code: 'open-registration-elsewhere',
    params: { partner: 'Older' },
    told: { code: 'may-conflict', params: {} },
    evidence: [
      { kind: 'registration', id: 'b', partnerId: 'ptnr_2' },
      { kind: 'registration', id: 'a', partnerId: 'ptnr_rival' },
    ],
    sameness: 'same',
    neverBlocks: false,
  });
});

test('what is not known is said', () => {
  expect(inWords(judge(null))).toBe('? account-registrations');
});
