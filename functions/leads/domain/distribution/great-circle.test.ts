import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distanceKm } from './great-circle.ts';

const radiusKm = 6371.0088;
const halfWayRoundKm = Math.PI * radiusKm;
/** A tenth of a millimetre: below what 64-bit floats can tell apart on the globe lies nothing to prove. */
const toleranceKm = 1e-7;

const latitude = fc.double({ min: -90, max: 90, noNaN: true });
const longitude = fc.double({ min: -180, max: 180, noNaN: true });
const point = fc.record({ lat: latitude, lon: longitude });
const near = (km: number, expected: number) => Math.abs(km - expected) <= toleranceKm;

describe('the distance', () => {
  test('is the same there and back, to the last bit', () => {
    fc.assert(fc.property(point, point, (a, b) => distanceKm(a, b) === distanceKm(b, a)));
  });

  test('from a place to itself is nothing', () => {
    fc.assert(fc.property(point, (a) => distanceKm(a, a) === 0));
  });

  test('is between nothing and half the way round', () => {
    fc.assert(
      fc.property(point, point, (a, b) => {
        const km = distanceKm(a, b);
        return km >= 0 && km <= halfWayRoundKm + toleranceKm;
      }),
    );
  });

  test('is never longer than the way over a third place', () => {
    fc.assert(
      fc.property(
        point,
        point,
        point,
        (a, b, c) => distanceKm(a, c) <= distanceKm(a, b) + distanceKm(b, c) + toleranceKm,
      ),
    );
  });

  test('does not change when a longitude is counted once more round the globe', () => {
    fc.assert(
      fc.property(point, point, fc.integer({ min: -2, max: 2 }), (a, b, turns) =>
        near(distanceKm({ lat: a.lat, lon: a.lon + 360 * turns }, b), distanceKm(a, b)),
      ),
    );
  });

  test('to a pole does not ask for the longitude', () => {
    fc.assert(
      fc.property(point, longitude, longitude, fc.constantFrom(-90, 90), (a, one, other, lat) =>
        near(distanceKm(a, { lat, lon: one }), distanceKm(a, { lat, lon: other })),
      ),
    );
  });

  test('to the other side of the globe is half the way round, and grows shorter beside it', () => {
    fc.assert(
      fc.property(point, (a) => near(distanceKm(a, { lat: -a.lat, lon: a.lon + 180 }), halfWayRoundKm)),
    );
    const oneMetre = 0.001 / (radiusKm * (Math.PI / 180));
    expect(distanceKm({ lat: 0, lon: 0 }, { lat: oneMetre, lon: 180 })).toBeCloseTo(
      halfWayRoundKm - 0.001,
      7,
    );
  });

  test('of neighbours is told to the millimetre', () => {
    const oneMetre = 0.001 / (radiusKm * (Math.PI / 180));
    fc.assert(
      fc.property(fc.double({ min: -89, max: 89, noNaN: true }), longitude, (lat, lon) =>
        near(distanceKm({ lat, lon }, { lat: lat + oneMetre, lon }), 0.001),
      ),
    );
  });

  test('of a quarter of a meridian is a quarter of the way round', () => {
    expect(distanceKm({ lat: 0, lon: 42 }, { lat: 90, lon: 0 })).toBeCloseTo(halfWayRoundKm / 2, 6);
  });

  test('across the antimeridian in Fiji is some 20 km, not once round the globe', () => {
    // Two tenths of a degree on the parallel of Taveuni: 0.2 × 111.195 km × cos 16.8°.
    expect(distanceKm({ lat: -16.8, lon: 179.9 }, { lat: -16.8, lon: -179.9 })).toBeCloseTo(21.29, 2);
  });

  // Published figures are on a sphere of 6371 km; the mean radius adds 1.4 millionths of it.
  test.each([
    // Rosetta Code, “Haversine formula”: Nashville to Los Angeles.
    ['BNA – LAX', { lat: 36.12, lon: -86.67 }, { lat: 33.94, lon: -118.4 }, 2886.444],
    // Wikipedia, “Great-circle navigation”, worked example: Valparaíso to Shanghai, most of the way round.
    ['Valparaíso – Shanghai', { lat: -33, lon: -71.6 }, { lat: 31.4, lon: 121.8 }, 18743],
    // Movable Type Scripts, “Calculate distance between Latitude/Longitude points”, its example.
    [
      'Land’s End – John o’ Groats',
      { lat: 50 + 3 / 60 + 59 / 3600, lon: -(5 + 42 / 60 + 53 / 3600) },
      { lat: 58 + 38 / 60 + 38 / 3600, lon: -(3 + 4 / 60 + 12 / 3600) },
      968.9,
    ],
  ])('%s is what is published', (_, from, to, km) => {
    expect(Math.abs(distanceKm(from, to) - km)).toBeLessThan(km * 1e-4);
  });
});
