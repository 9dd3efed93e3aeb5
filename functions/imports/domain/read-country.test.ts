import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alpha3Of } from './country-codes.ts';
import { countrySpellings, readCountry } from './read-country.ts';

describe('a country is recognised', () => {
  test.each([
    ['US', 'US'],
    ['usa', 'US'],
    ['U.S.A.', 'US'],
    ['United States', 'US'],
    [' united   kingdom ', 'GB'],
    ['Turkiye', 'TR'],
    ['Turkey', 'TR'],
    ['The Netherlands', 'NL'],
    ['Saint Lucia', 'LC'],
    ['Bosnia and Herzegovina', 'BA'],
    ['الإمارات', 'AE'],
    ['الامارات العربية المتحدة', 'AE'],
    ['امارات متحدهٔ عربی', 'AE'],
    ['السعوديه', 'SA'],
    ['ايران', 'IR'],
    ['ایران', 'IR'],
    ['کره‌ی جنوبی', undefined],
    ['کرهٔ جنوبی', 'KR'],
    ['Myanmar', 'MM'],
    ['Philippines', 'PH'],
  ])('%s → %s', (text, code) => {
    expect(readCountry(text)).toBe(code);
  });

  test.each(['Korea', 'Philipines', 'Congo', '', '-', 'Atlantis', 'constructor', 'XX'])(
    'but nothing is guessed from “%s”',
    (text) => {
      expect(readCountry(text)).toBeUndefined();
    },
  );

  test('by both of its codes and its names in three languages, for every country of the standard', () => {
    expect(alpha3Of.size).toBe(249);
    for (const [code, alpha3] of alpha3Of) {
      expect(readCountry(code)).toBe(code);
      expect(readCountry(alpha3.toLowerCase())).toBe(code);
      for (const language of ['en', 'ar', 'fa']) {
        const name = new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? '';
        expect([name, readCountry(name)]).toEqual([name, code]);
      }
    }
  });

  test('whatever the letter case, and never throws', () => {
    const names = [...countrySpellings().keys()];
    fc.assert(
      fc.property(fc.constantFrom(...names), (name) => readCountry(name.toUpperCase()) === readCountry(name)),
    );
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => (readCountry(text) ?? 'AA').length === 2));
  });
});

test('a cell of a megabyte is no country, and is told so at once', () => {
  const begun = performance.now();
  for (const text of ['('.repeat(60_000), '(a'.repeat(30_000), '\ufdfa'.repeat(60_000)]) {
    expect(readCountry(text)).toBeUndefined();
  }
  expect(performance.now() - begun).toBeLessThan(1000);
});
