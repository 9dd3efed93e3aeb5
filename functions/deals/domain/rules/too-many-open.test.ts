import { expect, test } from 'vitest';
import { findingOf, inWords } from '../../../../test/fixtures/conflict-facts.ts';
import { tooManyOpen } from './too-many-open.ts';

test.each([
  [24, 'silver', {}, 'clear'],
  [25, 'silver', {}, 'too-many-open'],
  [10, 'registered', {}, 'too-many-open'],
  [49, 'gold', {}, 'clear'],
  [27, 'silver', { allowance: 3 }, 'clear'],
  [28, 'silver', { allowance: 3 }, 'too-many-open'],
  [null, 'silver', {}, '? partner-open-registrations'],
] as const)('%s open with tier %s and %j: %s', (openRegistrations, tier, parameters, expected) => {
  expect(inWords(findingOf(tooManyOpen, { partner: { openRegistrations, tier } }, parameters))).toBe(
    expected,
  );
});

test('both read how many are open and how many may be', () => {
  expect(findingOf(tooManyOpen, { partner: { openRegistrations: 30 } })).toEqual({
    kind: 'conflict',
    code: 'too-many-open',
    params: { open: 30, most: 25 },
    told: { code: 'too-many-open', params: { open: 30, most: 25 } },
    evidence: [],
    sameness: null,
    neverBlocks: false,
  });
});

test('a tier without a cap has none, even where nobody counted', () => {
  const facts = { partner: { openRegistrations: null }, mostOpen: null };
  expect(tooManyOpen.judge(facts as never, { allowance: 0 })).toEqual({ kind: 'nothing' });
});
