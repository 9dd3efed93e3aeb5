import fc from 'fast-check';
import { expect, test } from 'vitest';
import { companyName } from './company-name.ts';
import { readCompany } from './compare-companies.ts';
import { companyKeys, companyLookUpKeys, indexKeys, kindWeights, limits, lookUpKeys } from './index-keys.ts';

const shared = (one: string, other: string): string[] => {
  const others = new Set(indexKeys(companyName(other)));
  return indexKeys(companyName(one)).filter((key) => others.has(key));
};

test.each([
  ['xgtxpro', 'GTXPro Ltd', 'GTX Pro'],
  ['dkadat', 'Kadamt', 'Kadant'],
  ['pcircle|gold', 'Circle Gold', 'Gold Circle Films'],
  ['aibm', 'IBM', 'International Business Machines'],
  ['jpg', 'P&G', 'Procter & Gamble'],
  ['tgoldfields', 'Goldfields Mining', 'Gold Fields Mining'],
  ['buniversityofno', 'University of Nor', 'University of Northern Iowa'],
  ['xyandex', 'Яндекс', 'Yandex'],
])('%s leads from %s to %s', (key, one, other) => {
  expect(shared(one, other)).toContain(key);
});

const ledTo = (asked: string, known: string): string[] => {
  const written = new Set(indexKeys(companyName(known)));
  return lookUpKeys(companyName(asked)).filter((key) => written.has(key));
};

test.each([
  ['ymi|so', 'Misoco', 'Mira Sondergaard Consulting'],
  ['dpuri', 'Punlri', 'Pluri Inc.'],
  ['tred', 'Reed Production', 'Red Production'],
  ['dfke', 'Fke', 'Fike Corporation'],
  ['atd', 'TD Bank', 'Toronto-Dominion Bank'],
  ['adbc', 'DB-Credit', 'Deutsche Bank Credit, S.A.'],
  ['xpepsico', 'Pepsi Co', 'PepsiCo, Inc.'],
  ['kmrknpktrs', 'مورجان پیکتورس', 'Morgan Pictures'],
  ['bexxon', 'Exxon', 'ExxonMobil'],
])('%s leads who asks for %s to %s', (key, asked, known) => {
  expect(ledTo(asked, known)).toContain(key);
});

test('a name and a company are looked up by all keys they are written under, first, and by at most 96', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (text) => {
      const company = readCompany({ name: text, taxId: '100-200' });
      for (const [written, asked] of [
        [indexKeys(company.name), lookUpKeys(company.name)],
        [companyKeys(company), companyLookUpKeys(company)],
      ] as const) {
        expect(asked.slice(0, written.length)).toEqual(written);
        expect(asked.length).toBeLessThanOrEqual(limits.keys);
      }
    }),
  );
});

test('names that have nothing in common share no key', () => {
  expect(shared('Contoso Ltd', 'Northwind Traders')).toEqual([]);
});

test('a company is also found by its tax number, domain and phone number, whatever it is called', () => {
  const company = readCompany({
    name: 'Noor',
    domain: 'www.noor.ae',
    phone: '+971 4 555 0173',
    taxId: '100-200',
  });
  expect(companyKeys(company).slice(0, 3)).toEqual(['i100200', 'wnoor.ae', 'f+97145550173']);
});

test('any name has at most so many keys, each of a known kind and of bounded length', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 500 }), (text) => {
      const keys = indexKeys(companyName(text));
      expect(keys.length).toBeLessThanOrEqual(limits.keys);
      expect(new Set(keys).size).toBe(keys.length);
      for (const key of keys) {
        expect(kindWeights[key[0] ?? '']).toBeGreaterThan(0);
        expect(key.length).toBeLessThanOrEqual(limits.letters);
      }
    }),
  );
});

test('a long name in words has no more keys than one request can read', () => {
  const words = Array.from(
    { length: 60 },
    (_, at) => `word${String.fromCharCode(97 + (at % 26))}x${at}`,
  ).join(' ');
  expect(indexKeys(companyName(words))).toHaveLength(limits.keys);
});
