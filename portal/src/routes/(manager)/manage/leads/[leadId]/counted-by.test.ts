import { expect, it } from 'vitest';
import { countedBy } from './counted-by.ts';

const none = { score: null, distanceKm: null };

it('is what the strategy ranks by', () => {
  expect(countedBy({ strategy: 'fair-share', candidates: [none] })).toBe('level');
  expect(countedBy({ strategy: 'best-fit', candidates: [] })).toBe('score');
  expect(countedBy({ strategy: 'nearest', candidates: [none] })).toBe('distance');
  expect(countedBy({ strategy: 'direct', candidates: [none] })).toBe('nothing');
  expect(countedBy({ strategy: 'manual', candidates: [] })).toBe('level');
});
it('is of a cascade what its figures show', () => {
  expect(countedBy({ strategy: 'cascade', candidates: [none] })).toBe('level');
  expect(countedBy({ strategy: 'cascade', candidates: [none, { ...none, distanceKm: 12 }] })).toBe(
    'distance',
  );
  expect(countedBy({ strategy: 'cascade', candidates: [{ score: 0.4, distanceKm: 12 }] })).toBe('score');
});
