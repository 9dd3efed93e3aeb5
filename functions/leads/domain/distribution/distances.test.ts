import { expect, test } from 'vitest';
import { candidate, lead } from '../../../../test/fixtures/placement-facts.ts';
import { distancesFrom } from './distances.ts';
import { openGazetteer } from './gazetteer.ts';

const gazetteer = openGazetteer({
  countries: { AE: [24, 54], FJ: [-17.8, 178], WS: [-13.8, -172] },
  subdivisions: { AE: [[['dubai'], 25.2, 55.3]] },
  postalAreas: {},
});

test('are measured from the smallest areas known, to a tenth of a kilometre', () => {
  const from = distancesFrom(lead({ subdivision: 'Dubai' }), gazetteer);
  expect(from(candidate('a', { address: { subdivision: 'DUBAI', postalCode: null } }))).toBe(0);
  const km = from(candidate('b'));
  expect(km).toBeGreaterThan(180);
  expect(km).toBeLessThan(200);
  expect((km ?? 0) * 10).toBe(Math.round((km ?? 0) * 10));
});

test('go over the line where the date changes, not around the earth', () => {
  const from = distancesFrom(lead({ country: 'FJ' }), gazetteer);
  expect(from(candidate('a', { country: 'WS' }))).toBeLessThan(1300);
});

test('are not known where a place is not', () => {
  expect(distancesFrom(lead({ country: null }), gazetteer)(candidate('a'))).toBeNull();
  const nowhere = candidate('b', { country: 'AQ' });
  const from = distancesFrom(lead(), gazetteer);
  expect([from(nowhere), from(nowhere)]).toEqual([null, null]);
});
