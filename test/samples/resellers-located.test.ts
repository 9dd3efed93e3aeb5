/** Where the gazetteer puts the resellers of the sample files. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { locate } from '#functions/leads/domain/distribution/locate.ts';
import { loadGazetteer } from '#functions/leads/gazetteer.ts';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';

const samples = process.env['SAMPLES_FOLDER'];
if (samples === undefined) throw new Error('SAMPLES_FOLDER does not say where the sample files are');

const resellers: Record<string, string>[] = parse(readFileSync(path.join(samples, 'resellers.csv')), {
  columns: true,
  bom: true,
});
const gazetteer = await loadGazetteer();
const located = resellers.map((row) => ({
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
