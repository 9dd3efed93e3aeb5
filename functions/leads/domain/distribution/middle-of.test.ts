import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distanceKm } from './great-circle.ts';
import { middleOf } from './middle-of.ts';

test('the middle of one place is that place', () => {
  const point = fc.record({
    lat: fc.double({ min: -90, max: 90, noNaN: true }),
    lon: fc.double({ min: -180, max: 180, noNaN: true }),
  });
  fc.assert(fc.property(point, (a) => distanceKm(middleOf([a]), a) < 1e-6));
});

test('the middle of two places on either side of the antimeridian lies on it', () => {
  const middle = middleOf([
    { lat: -17, lon: 178 },
    { lat: -17, lon: -178 },
  ]);
  expect(distanceKm(middle, { lat: -17, lon: 180 })).toBeLessThan(5);
});

test('the middle of places around a pole is the pole', () => {
  const around = [0, 120, 240].map((lon) => ({ lat: 80, lon }));
  expect(middleOf(around).lat).toBeCloseTo(90, 6);
});
