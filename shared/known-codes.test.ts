import { describe, expect, it } from 'vitest';
import { countryCodes } from './country-codes.ts';
import { isCountry, isCurrency, isLanguage } from './known-codes.ts';

describe('a country', () => {
  it('is one of the 249 of ISO 3166-1', () => {
    expect([new Set(countryCodes).size, countryCodes.every(isCountry)]).toEqual([249, true]);
  });
  it.each(['XX', 'ZZ', 'UK', 'EU', 'XK', 'ae', 'ARE', ''])('is not %j', (code) => {
    expect(isCountry(code)).toBe(false);
  });
});

describe('a currency', () => {
  it.each(['AED', 'USD', 'IRR', 'JPY', 'KWD'])('is %s', (code) => {
    expect(isCurrency(code)).toBe(true);
  });
  it.each(['ABC', 'ZZZ', 'aed', 'US', ''])('is not %j', (code) => {
    expect(isCurrency(code)).toBe(false);
  });
});

describe('a language', () => {
  // Hazaragi and Southern Luri are written by customers, and named by few lists.
  it.each(['ar', 'fa', 'en-GB', 'es-419', 'zh-Hant-TW', 'ckb', 'prs', 'haz', 'luz', 'tlh', 'ca-valencia'])(
    'is %s',
    (tag) => {
      expect(isLanguage(tag)).toBe(true);
    },
  );
  it.each(['xx', 'zz', 'qqq', 'en-ZZ', 'en-XQ', 'ar-Xyzz', 'arabic', 'a', 'en-GB-GB', 'en_GB', ''])(
    'is not %j',
    (tag) => {
      expect(isLanguage(tag)).toBe(false);
    },
  );
});
