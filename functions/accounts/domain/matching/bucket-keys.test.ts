import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { madeUpNames } from '../../../../test/bench/known-names.ts';
import {
  examinedPairs,
  type LabelledPair,
  variantsOf,
  wellKnownPairs,
} from '../../../../test/bench/labelled-names.ts';
import { bucketKeys, mostBuckets } from './bucket-keys.ts';
import { type CompanyFacts, compareCompanies, readCompany } from './compare-companies.ts';
import { companyKeys } from './index-keys.ts';
import { shippedThresholds } from '@rafiq/shared/accounts/match-thresholds.ts';

const keysOf = (facts: CompanyFacts): readonly string[] => bucketKeys(readCompany(facts));

test.each([
  ['x', 'noortrading', { name: 'Noor Trading LLC' }],
  ['t', 'noor', { name: 'Noor Trading LLC' }],
  ['a', 'ibm', { name: 'International Business Machines Corporation' }],
  ['w', 'noor.ae', { name: 'Noor', domain: 'www.noor.ae' }],
  ['f', '+97145550173', { name: 'Noor', phone: '+971 4 555 0173' }],
  ['i', '100200', { name: 'Noor', taxId: '100-200' }],
  ['x', 'facebook', { name: 'Meta', aliases: ['Facebook'] }],
])('%s%s is one of a company’s', (kind, same, facts) => {
  expect(keysOf(facts)).toContain(`${kind}${same}`);
});

test('a name that nobody can read has none', () => {
  expect(keysOf({ name: '😀' })).toEqual([]);
});

const facts = fc.record({
  name: fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc.constantFrom(...wellKnownPairs().map(({ written }) => written)),
  ),
  aliases: fc.array(fc.constantFrom('Noor Trading', 'شركة النور', 'Yandex'), { maxLength: 5 }),
  domain: fc.constantFrom(null, 'noor.ae'),
  taxId: fc.constantFrom(null, '100200'),
});

test('of any company there are at most 12, each among those it is found by, its numbers first', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const company = readCompany(given);
      const keys = bucketKeys(company);
      expect(keys.length).toBeLessThanOrEqual(mostBuckets);
      expect(new Set(keys).size).toBe(keys.length);
      expect(companyKeys(company)).toEqual(expect.arrayContaining([...keys]));
      const numbers = keys.filter((key) => /^[iwf]/u.test(key));
      expect(keys.slice(0, numbers.length)).toEqual(numbers);
      expect(numbers).toHaveLength([given.domain, given.taxId].filter((one) => one !== null).length);
    }),
  );
});

describe('two spellings that are alike enough to be looked at share one', () => {
  const pairs = [
    ...[...wellKnownPairs(), ...examinedPairs()].filter(({ same }) => same),
    ...[...variantsOf(madeUpNames(20_000), 80, 'bench').values()].flat(),
  ];
  const alike = (ofOne: Partial<CompanyFacts>, ofOther: Partial<CompanyFacts>) =>
    pairs.flatMap(({ written, registered }: LabelledPair) => {
      const [one, other] = [
        { name: written, ...ofOne },
        { name: registered, ...ofOther },
      ].map(readCompany);
      if (one === undefined || other === undefined) return [];
      if (compareCompanies(one, other).score < shippedThresholds.review) return [];
      const others = new Set(bucketKeys(other));
      return [{ written, registered, share: bucketKeys(one).some((key) => others.has(key)) }];
    });
  const numbers = { domain: 'noor.ae', phone: '+971 4 555 0173', taxId: '100200' };

  test('by their names alone, and where one of them gives numbers that the other does not', () => {
    for (const [ofOne, ofOther] of [
      [{}, {}],
      [{}, numbers],
      [numbers, {}],
    ] as const) {
      const found = alike(ofOne, ofOther);
      expect(found.length).toBeGreaterThan(2000);
      const missed = found.filter(({ share }) => !share);
      expect(missed.length / found.length).toBeLessThan(0.01);
    }
  });

  test('always, where they give the same number', () => {
    const { taxId } = numbers;
    expect(alike({ taxId }, { taxId }).filter(({ share }) => !share)).toEqual([]);
  });
});
