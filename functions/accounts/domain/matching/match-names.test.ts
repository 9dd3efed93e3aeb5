import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { companyName } from './company-name.ts';
import { indexKeys, limits } from './index-keys.ts';
import { NameMatcher } from './match-names.ts';
import { emptyPosting, orderOf, type Posting, withEntry } from './posting.ts';
import { NameIndex } from './name-index.ts';
import { mostCompared, rankCandidates } from './rank-candidates.ts';

const known = ['Siemens AG', 'Siemens Energy Global GmbH', 'Kadant Inc', 'Shell plc', 'Shell Chemicals', 'Gold Circle Films', 'البنك الأهلي', 'ООО «Яндекс»', '华为技术有限公司', 'International Business Machines Corporation']; // prettier-ignore
const matcher = new NameMatcher(known);
const best = (name: string): string | undefined => known[matcher.nearest(name, 1)[0]?.place ?? -1];

test.each([
  ['simens', 'Siemens AG'],
  ['Kadnat', 'Kadant Inc'],
  ['SHELL CHEMICALS LTD', 'Shell Chemicals'],
  ['Shell', 'Shell plc'],
  ['circle gold films', 'Gold Circle Films'],
  ['بنك الاهلى', 'البنك الأهلي'],
  ['Yandex LLC', 'ООО «Яндекс»'],
  ['Huawei Technologies', '华为技术有限公司'],
  ['IBM', 'International Business Machines Corporation'],
])('%s means %s', (typed, name) => {
  expect(best(typed)).toBe(name);
});

test('the best come first, equal ones as they were given, and no more than were asked for', () => {
  const twins = new NameMatcher(['Noor Ltd', 'Noor Ltd', 'Noor Trading', 'Noor Ltd']);
  expect(twins.nearest('Noor Ltd', 3).map(({ place, score }) => [place, score])).toEqual([
    [0, 1],
    [1, 1],
    [3, 1],
  ]);
});

test.each(['', ' ', '😀', '()', '&', '\ud800', 'x'.repeat(10_000)])(
  '%j leads nowhere, without a fuss',
  (odd) => {
    expect(matcher.nearest(odd, 10)).toEqual([]);
  },
);

test('a name that has nothing to do with them changes no score', () => {
  fc.assert(
    fc.property(fc.constantFrom(...known), fc.stringMatching(/^[qwxz]{6,12}$/), (name, stranger) => {
      const more = new NameMatcher([...known, stranger]);
      const scores = more.nearest(name, 10).filter(({ place }) => place < known.length);
      expect(scores).toEqual(matcher.nearest(name, 10));
    }),
    { numRuns: 50 },
  );
});

describe('the index in memory', () => {
  const crowd = Array.from(
    { length: 400 },
    (_, at) => `Gold ${String.fromCharCode(97 + (at % 26))}${at} Films`,
  );

  test('keeps the very entries that the postings of the table keep', () => {
    const index = new NameIndex(crowd.length, (place) => companyName(crowd[place] ?? ''));
    const table = new Map<string, Posting>();
    crowd.forEach((name, place) => {
      const ready = companyName(name);
      const entry = { id: String(place), order: orderOf(ready, String(place)) };
      for (const key of indexKeys(ready)) table.set(key, withEntry(table.get(key) ?? emptyPosting, entry));
    });
    const keys = [...table.keys()];
    const read = new Map([...index.read(keys)].map((found) => [found.key, found]));
    for (const [key, { entries, full }] of table) {
      expect([...(read.get(key)?.ids ?? [])].map(String).sort()).toEqual(entries.map(({ id }) => id).sort());
      expect(read.get(key)?.full).toBe(full);
    }
    expect(read.get('tgold')?.ids).toHaveLength(limits.posting);
  });

  test('leads to no more names than are compared, and to a rare one among many', () => {
    const crowded = new NameMatcher([...crowd, 'Gold Circle Films']);
    const asked = companyName('Gold Circle Films');
    expect(crowded.candidates(asked).length).toBeLessThanOrEqual(mostCompared);
    expect(crowded.nearest('Gold Cirle Films', 1)[0]?.place).toBe(crowd.length);
  });
});

test('a word that leads to another by many keys is no nearer to it for each', () => {
  const found = ['dnor', 'door', 'dnoo', 'dnoor'].map((key) => ({ key, ids: [1], full: false }));
  expect(
    rankCandidates([
      ...found,
      { key: 'tnoor', ids: [2], full: false },
      { key: 'lnoor', ids: [2], full: false },
    ]),
  ).toEqual([2, 1]);
});

test('of names that say the same the one with more of the same letters comes first', () => {
  const names = new NameMatcher(['Noor Holdings Limited', 'Noor Holding', 'Noor Group']);
  expect(names.nearest('Noor Hldg', 3).map(({ place }) => place)[0]).toBe(1);
});

test('what few names share counts more than what many do', () => {
  const many = Array.from({ length: limits.posting }, (_, at) => at);
  expect(
    rankCandidates([
      { key: 'tgold', ids: many, full: true },
      { key: 'tcircle', ids: [70, 71], full: false },
    ]).slice(0, 2),
  ).toEqual([70, 71]);
  expect(rankCandidates([{ key: 'tgold', ids: many, full: false }], 5)).toEqual([0, 1, 2, 3, 4]);
});
