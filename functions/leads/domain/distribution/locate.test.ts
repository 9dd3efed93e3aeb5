import { describe, expect, test } from 'vitest';
import { openGazetteer } from './gazetteer.ts';
import { locate, type Address } from './locate.ts';

const gazetteer = openGazetteer({
  countries: { US: [39, -90], UZ: [41, 65], FR: [47, 2] },
  subdivisions: {
    US: [[['washington', 'wa'], 47, -121]],
    UZ: [
      [['tashkent region', 'to'], 41.1, 69.5],
      [['tashkent', 'tk'], 41.3, 69.2],
      [['navoiy region'], 40.5, 65.2],
    ],
    FR: [[['departement du nord', '59'], 50.4, 3.2]],
  },
  postalAreas: { US: { codeLength: 5, areas: { '981': [47.6, -122.3] } } },
});
const at = (address: Partial<Address>) =>
  locate({ country: 'US', subdivision: null, postalCode: null, ...address }, gazetteer);
const precisionOf = (address: Partial<Address>) => at(address)?.precision;

describe('an address', () => {
  test('is found by the smallest area that is known', () => {
    expect(at({ subdivision: 'WA', postalCode: '98104' })).toEqual({
      lat: 47.6,
      lon: -122.3,
      precision: 'postal-area',
    });
    expect(at({ subdivision: 'Washington' })).toEqual({ lat: 47, lon: -121, precision: 'subdivision' });
    expect(at({})).toEqual({ lat: 39, lon: -90, precision: 'country' });
  });

  test('finer than the gazetteer, or wrong in its finer part, is found by the coarser one', () => {
    expect(precisionOf({ subdivision: 'WA', postalCode: '00501' })).toBe('subdivision');
    expect(precisionOf({ subdivision: 'King County', postalCode: '00501' })).toBe('country');
    expect(precisionOf({ country: 'FR', subdivision: 'nord', postalCode: '98104' })).toBe('subdivision');
  });

  test('without a country that is known is nowhere', () => {
    expect(at({ country: null, subdivision: 'WA', postalCode: '98104' })).toBeNull();
    expect(at({ country: 'ZZ', subdivision: 'WA', postalCode: '98104' })).toBeNull();
  });
});

test.each(['98104', ' 98 104 ', '98104-1234', '981041234', '٩٨١٠٤', '۹۸۱۰۴-۱۲۳۴', '98104'])(
  'the postal code %j is read as it is written',
  (postalCode) => {
    expect(precisionOf({ postalCode })).toBe('postal-area');
  },
);

test.each(['', '-', '981', '8104', 'ABCDE'])('the postal code %j says nothing', (postalCode) => {
  expect(precisionOf({ postalCode })).toBe('country');
});

describe('a subdivision', () => {
  test.each(['Washington', 'WASHINGTON', ' washington ', 'wa', 'State of Washington', 'Washington State'])(
    '%j is known as people write it',
    (subdivision) => {
      expect(precisionOf({ subdivision })).toBe('subdivision');
    },
  );

  test('may leave out what kind of place it is, unless another is called so', () => {
    expect(at({ country: 'UZ', subdivision: 'Navoiy' })?.lat).toBe(40.5);
    expect(at({ country: 'UZ', subdivision: 'Tashkent' })?.lat).toBe(41.3);
    expect(at({ country: 'UZ', subdivision: 'Tashkent Region' })?.lat).toBe(41.1);
  });
});
