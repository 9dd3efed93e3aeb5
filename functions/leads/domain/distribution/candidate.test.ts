import { expect, test } from 'vitest';
import { candidate } from '../../../../test/fixtures/placement-facts.ts';
import { indexCandidates, isInPlay } from './candidate.ts';

test('a partner is in play while it is active and has weight', () => {
  expect(isInPlay(candidate('a'))).toBe(true);
  expect(isInPlay(candidate('a', { weight: 0.5 }))).toBe(true);
  expect(isInPlay(candidate('a', { weight: 0 }))).toBe(false);
  for (const status of ['suspended', 'terminated'] as const)
    expect(isInPlay(candidate('a', { status }))).toBe(false);
});

test('the index knows everyone by id, and by country whoever is in play', () => {
  const [a, b, c, d] = [
    candidate('a', {
      territories: [{ country: 'AE' }, { country: 'AE', subdivision: 'Dubai' }, { country: 'QA' }],
    }),
    candidate('b'),
    candidate('c', { status: 'suspended' }),
    candidate('d', { weight: 0 }),
  ] as const;
  const index = indexCandidates({ version: 9, partners: [a, b, c, d] });
  expect(index.version).toBe(9);
  expect(index.all).toEqual([a, b, c, d]);
  expect(index.outOfPlay).toBe(2);
  expect(Object.fromEntries(index.byCountry)).toEqual({ AE: [a, b], QA: [a] });
  expect([...index.byId.keys()]).toEqual(['a', 'b', 'c', 'd']);
});
