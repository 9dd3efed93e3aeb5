import { describe, expect, test } from 'vitest';
import { account, findingOf, inDays, inWords, registered } from '../../../../test/fixtures/conflict-facts.ts';
import type { OtherRegistration } from '../conflict-facts.ts';
import { staleRegistration } from './stale-registration.ts';

const judge = (
  registrations: readonly OtherRegistration[] | null,
  parameters = {},
  registration = {},
  partner = {},
) =>
  findingOf(staleRegistration, { registration, partner, accounts: [account({ registrations })] }, parameters);
const own = { partnerId: 'ptnr_own', partnerName: 'Own' };

describe('what the partner let lapse', () => {
  test.each([
    ['a short while ago', { status: 'expired', endedAt: inDays(-29.9) }, {}, 'lapsed-before a'],
    ['and was released', { status: 'released', endedAt: inDays(-1) }, {}, 'lapsed-before a'],
    ['long enough ago', { status: 'expired', endedAt: inDays(-30) }, {}, 'clear'],
    [
      'within its own wait',
      { status: 'expired', endedAt: inDays(-30) },
      { coolOffDays: 31 },
      'lapsed-before a',
    ],
    ['where nobody waits', { status: 'expired', endedAt: inDays(0) }, { coolOffDays: 0 }, 'clear'],
    ['nobody knows when, where nobody waits', { status: 'expired' }, { coolOffDays: 0 }, 'clear'],
    ['nobody knows when', { status: 'expired' }, {}, '? registration-end'],
    ['and lost', { status: 'lost', endedAt: inDays(-1) }, {}, 'clear'],
    [
      'of another family',
      { status: 'expired', endedAt: inDays(-1), productFamily: 'X', productId: 'x' },
      {},
      'clear',
    ],
    ['as another did', { status: 'expired', endedAt: inDays(-1), partnerId: 'ptnr_2' }, {}, 'clear'],
  ] as const)('%s', (_, over, parameters, expected) => {
    expect(inWords(judge([registered('a', { ...own, ...over })], parameters))).toBe(expected);
  });

  test('is told to both alike', () => {
    expect(judge([registered('a', { ...own, status: 'expired', endedAt: inDays(-1) })])).toEqual({
      kind: 'conflict',
      code: 'lapsed-before',
      params: { days: 30 },
      told: { code: 'lapsed-before', params: { days: 30 } },
      evidence: [{ kind: 'registration', id: 'a', partnerId: 'ptnr_own' }],
      sameness: 'same',
      neverBlocks: false,
    });
  });
});

describe('the expected close', () => {
  test.each([
    ['has passed', '2026-11-22', {}, {}, 'close-passed'],
    ['is today', '2026-11-23', {}, {}, 'clear'],
    ['has passed, which does not matter', '2026-11-22', { pastCloseCounts: false }, {}, 'clear'],
    ['is today in the partner’s own zone', '2026-11-22', {}, { timeZone: 'Pacific/Pago_Pago' }, 'clear'],
    ['is not said', null, {}, {}, '? deal-close'],
    ['is not said, which does not matter', null, { pastCloseCounts: false }, {}, 'clear'],
  ] as const)('%s', (_, expectedCloseOn, parameters, partner, expected) => {
    expect(inWords(judge([], parameters, { expectedCloseOn }, partner))).toBe(expected);
  });

  test('is told to both alike', () => {
    expect(judge([], {}, { expectedCloseOn: '2026-01-01' })).toEqual({
      kind: 'conflict',
      code: 'close-passed',
      params: {},
      told: { code: 'close-passed', params: {} },
      evidence: [],
      sameness: null,
      neverBlocks: false,
    });
  });
});

describe('another’s registration', () => {
  const rests = { submittedAt: inDays(-60), lastProgressAt: inDays(-45.1) };
  test.each([
    ['that rests', rests, {}, 'stale-elsewhere a'],
    ['that has just been seen to', { ...rests, lastProgressAt: inDays(-45) }, {}, 'clear'],
    [
      'that rests for its own while',
      { ...rests, lastProgressAt: inDays(-10.1) },
      { staleAfterDays: 10 },
      'stale-elsewhere a',
    ],
    ['that may rest', rests, { staleAfterDays: null }, 'clear'],
    [
      'under protection',
      { ...rests, status: 'approved', protectedUntil: inDays(1) },
      {},
      'stale-elsewhere a',
    ],
    ['until nobody knows when', { ...rests, status: 'approved' }, {}, 'stale-elsewhere a'],
    ['that is over', { ...rests, status: 'expired' }, {}, 'clear'],
    ['whose progress nobody knows', { ...rests, lastProgressAt: null }, {}, '? last-progress'],
    ['that is too young to rest', { lastProgressAt: null, submittedAt: inDays(-45) }, {}, 'clear'],
    ['that is the partner’s own', { ...rests, ...own }, {}, 'clear'],
    ['for another family', { ...rests, productFamily: 'X', productId: 'x' }, {}, 'clear'],
  ] as const)('%s', (_, over, parameters, expected) => {
    expect(inWords(judge([registered('a', over)], parameters))).toBe(expected);
  });

  test('is for a manager to look at, and never refuses anybody', () => {
    expect(judge([registered('a', rests)])).toEqual({
      kind: 'conflict',
      code: 'stale-elsewhere',
      params: { partner: 'Rival', days: 45 },
      told: { code: 'may-conflict', params: {} },
      evidence: [{ kind: 'registration', id: 'a', partnerId: 'ptnr_rival' }],
      sameness: 'same',
      neverBlocks: true,
    });
  });

  test('gives way to what the partner has done itself', () => {
    const lapsed = registered('b', { ...own, status: 'expired', endedAt: inDays(-1) });
    expect(inWords(judge([registered('a', rests), lapsed]))).toBe('lapsed-before b');
    expect(inWords(judge([registered('a', rests)], {}, { expectedCloseOn: '2026-01-01' }))).toBe(
      'close-passed',
    );
  });
});

test('what is not known is said', () => {
  expect(inWords(judge(null))).toBe('? account-registrations');
  expect(inWords(judge(null, { coolOffDays: 0 }))).toBe('? account-registrations');
  expect(inWords(judge(null, { coolOffDays: 0, staleAfterDays: null }))).toBe('clear');
  expect(inWords(judge(null, {}, { expectedCloseOn: '2026-01-01' }))).toBe('close-passed');
});
