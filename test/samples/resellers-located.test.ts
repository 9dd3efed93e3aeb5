/** Where the gazetteer puts the resellers of the sample files. */
import { locate } from '#functions/leads/domain/distribution/locate.ts';
import { loadGazetteer } from '#functions/leads/gazetteer.ts';
import { expect, test } from 'vitest';
import { rowsOf } from './sample-rows.ts';

const gazetteer = await loadGazetteer();
const located = rowsOf('resellers.csv').map((row) => ({
  country: row['country_code'],
  // The whole names, as the import takes them before the codes.
  at: locate(
    {
      country: row['country_code'] ?? null,
      subdivision: row['subdivision'] ?? null,
      postalCode: row['postal_code'] ?? null,
    },
    gazetteer,
  ),
}));

test('every reseller is found, in its country at least', () => {
  expect(located.filter(({ at }) => at === null)).toEqual([]);
});

test('those in the United States are found by their postal codes, most others by their subdivisions', () => {
  const american = located.filter(({ country }) => country === 'US');
  expect(american.map(({ at }) => at?.precision)).toEqual(american.map(() => 'postal-area'));
  const others = located.filter(({ country }) => country !== 'US');
  const bySubdivision = others.filter(({ at }) => at?.precision === 'subdivision');
  expect(bySubdivision.length / others.length).toBeGreaterThan(0.9);
});
