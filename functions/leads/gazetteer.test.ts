/** The gazetteer as it ships: rows made of the very packages, asked for places whose position is known. */
import { iso31661 } from 'iso-3166';
import { describe, expect, test } from 'vitest';
import { distanceKm } from './domain/distribution/great-circle.ts';
import { locate, type Address } from './domain/distribution/locate.ts';
import { loadGazetteer } from './gazetteer.ts';

const gazetteer = await loadGazetteer();
const at = (country: string, address: Partial<Address> = {}) =>
  locate({ country, subdivision: null, postalCode: null, ...address }, gazetteer);

test('it is opened once', async () => {
  expect(await loadGazetteer()).toBe(gazetteer);
});

test('every country of ISO 3166-1 is there, but for those where nobody lives', () => {
  const missing = iso31661.map(({ alpha2 }) => alpha2).filter((code) => at(code) === null);
  expect(missing.sort()).toEqual(['AQ', 'BV', 'HM', 'UM']);
});

test('every point lies on the globe', () => {
  const points = [gazetteer.countries, ...gazetteer.subdivisions.values()].flatMap((some) => [
    ...some.values(),
  ]);
  const areas = [...gazetteer.postalAreas.values()].flatMap(({ byPrefix }) => [...byPrefix.values()]);
  const astray = [...points, ...areas].filter(
    ({ lat, lon }) => !(Math.abs(lat) <= 90 && Math.abs(lon) <= 180),
  );
  expect(astray).toEqual([]);
  expect(points.length).toBeGreaterThan(7_000);
  expect(areas.length).toBeGreaterThan(850);
});

describe('a place is found', () => {
  test.each([
    ['Seattle', 'US', { postalCode: '98104' }, 'postal-area', { lat: 47.6, lon: -122.33 }, 15],
    ['New York', 'US', { postalCode: '10001-0001' }, 'postal-area', { lat: 40.75, lon: -73.99 }, 15],
    ['Los Angeles', 'US', { postalCode: '۹۰۰۱۲' }, 'postal-area', { lat: 34.05, lon: -118.24 }, 15],
    // Of Canada's postal codes nobody publishes the places freely.
    [
      'Toronto',
      'CA',
      { postalCode: 'M4B 1V7', subdivision: 'Ontario' },
      'subdivision',
      { lat: 43.7, lon: -79.3 },
      200,
    ],
    ['Toronto by code', 'CA', { subdivision: 'ON' }, 'subdivision', { lat: 43.7, lon: -79.3 }, 200],
    ['Dubai', 'AE', { subdivision: 'DUBAI' }, 'subdivision', { lat: 25.2, lon: 55.3 }, 30],
    ['Riyadh', 'SA', { subdivision: 'Riyadh' }, 'subdivision', { lat: 24.7, lon: 46.7 }, 150],
    ['Tehran', 'IR', { subdivision: 'Tehran' }, 'subdivision', { lat: 35.7, lon: 51.4 }, 60],
    ['Munich', 'DE', { subdivision: 'Bayern' }, 'subdivision', { lat: 48.1, lon: 11.6 }, 150],
    ['Nanterre', 'FR', { subdivision: 'Hauts de Seine' }, 'subdivision', { lat: 48.9, lon: 2.2 }, 20],
    ['Nanterre by code', 'FR', { subdivision: '92' }, 'subdivision', { lat: 48.9, lon: 2.2 }, 20],
    [
      'Sydney',
      'AU',
      { postalCode: '2055', subdivision: 'NSW' },
      'subdivision',
      { lat: -33.9, lon: 151.2 },
      400,
    ],
    ['Suva', 'FJ', {}, 'country', { lat: -18.1, lon: 178.4 }, 120],
  ] as const)('%s', (_, country, address, precision, place, mostKm) => {
    const located = at(country, address);
    expect(located?.precision).toBe(precision);
    expect(located && distanceKm(located, place)).toBeLessThan(mostKm);
  });
});

test('a number that the source uses for a region and ISO for a département means the département', () => {
  // GeoNames: 11 is Île-de-France, 44 Grand Est. ISO 3166-2: Aude and Loire-Atlantique.
  const [aude, loire] = [at('FR', { subdivision: '11' }), at('FR', { subdivision: '44' })];
  expect(aude && distanceKm(aude, { lat: 43.2, lon: 2.35 })).toBeLessThan(50);
  expect(loire && distanceKm(loire, { lat: 47.2, lon: -1.6 })).toBeLessThan(50);
});
