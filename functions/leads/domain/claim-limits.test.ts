import { expect, test } from 'vitest';
import { claimLimits } from './claim-limits.ts';

const at = '2026-11-22T09:30:00.000Z';

test.each([
  ['none', { poolMostOpen: null, poolCoolDownMinutes: 0 }, null, null, 0],
  ['how many', { poolMostOpen: 5, poolCoolDownMinutes: 0 }, 5, null, 0],
  ['how soon', { poolMostOpen: null, poolCoolDownMinutes: 45 }, null, '2026-11-22T08:45:00.000Z', 2_700_000],
  ['a week', { poolMostOpen: 1, poolCoolDownMinutes: 10_080 }, 1, '2026-11-15T09:30:00.000Z', 604_800_000],
])('%s', (_, policy, mostUncontacted, lastClaimBy, coolDownMs) => {
  expect(claimLimits(policy, at)).toEqual({ at, mostUncontacted, lastClaimBy, coolDownMs });
});
