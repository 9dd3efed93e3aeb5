import { expect, test } from 'vitest';
import { policyInForce } from './policy-in-force.ts';

const from = (effectiveFrom: string, version: number) => ({ effectiveFrom, version });
const published = [
  from('2026-01-01T00:00:00.000Z', 1),
  from('2026-07-01T00:00:00.000Z', 2),
  from('2026-03-01T00:00:00.000Z', 3),
  from('2026-03-01T00:00:00.000Z', 4),
];

test.each([
  ['2025-12-31T23:59:59.999Z', undefined],
  ['2026-01-01T00:00:00.000Z', 1],
  ['2026-02-28T23:59:59.999Z', 1],
  ['2026-03-01T00:00:00.000Z', 4],
  ['2026-06-30T00:00:00.000Z', 4],
  ['2026-08-01T00:00:00.000Z', 2],
])('at %s: %s', (at, version) => {
  expect(policyInForce(published, at)?.version).toBe(version);
});
