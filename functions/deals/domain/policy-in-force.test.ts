import fc from 'fast-check';
import { expect, test } from 'vitest';
import { policyInForce } from './policy-in-force.ts';

const from = (effectiveFrom: string, version: number, withdrawnAt: string | null = null) => ({
  effectiveFrom,
  version,
  withdrawnAt,
});
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

test('one that is withdrawn gives way from that instant on, and one withdrawn before it began never is', () => {
  const [first, second] = [from('2026-01-01T00:00:00.000Z', 1), from('2026-03-01T00:00:00.000Z', 2)];
  const rolledBack = [first, { ...second, withdrawnAt: '2026-04-01T00:00:00.000Z' }];
  const inForce = (versions: typeof published, at: string) => policyInForce(versions, at)?.version;
  expect(inForce(rolledBack, '2026-03-31T23:59:59.999Z')).toBe(2);
  expect(inForce(rolledBack, '2026-04-01T00:00:00.000Z')).toBe(1);
  const cancelled = [first, { ...second, withdrawnAt: '2026-02-01T00:00:00.000Z' }];
  expect(inForce(cancelled, '2026-03-01T00:00:00.000Z')).toBe(1);
});

const instant = fc
  .integer({ min: 0, max: 30 })
  .map((day) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString());
const versions = fc
  .array(fc.record({ effectiveFrom: instant, withdrawnAt: fc.option(instant) }), { maxLength: 12 })
  .map((all) => all.map((one, index) => ({ ...one, version: index + 1 })));

test('at any instant none that has begun and stands began later than the one in force', () => {
  fc.assert(
    fc.property(versions, instant, (all, at) => {
      const found = policyInForce(all, at);
      const standing = all.filter(
        ({ effectiveFrom, withdrawnAt }) =>
          effectiveFrom <= at && !(withdrawnAt !== null && withdrawnAt <= at),
      );
      expect(found === undefined).toBe(standing.length === 0);
      for (const { effectiveFrom, version } of standing) {
        expect(effectiveFrom <= (found?.effectiveFrom ?? '')).toBe(true);
        if (effectiveFrom === found?.effectiveFrom) expect(version).toBeLessThanOrEqual(found.version);
      }
    }),
  );
});

test('what happens later changes nothing about an instant that has passed', () => {
  fc.assert(
    fc.property(versions, versions, instant, (before, later, at) => {
      const known = before.map((one) => ({
        ...one,
        withdrawnAt: one.withdrawnAt !== null && one.withdrawnAt > at ? null : one.withdrawnAt,
      }));
      const published = later.map((one, index) => ({
        ...one,
        effectiveFrom: `2027-${one.effectiveFrom.slice(5)}`,
        version: before.length + index + 1,
      }));
      expect(policyInForce([...before, ...published], at)?.version).toBe(policyInForce(known, at)?.version);
    }),
  );
});
