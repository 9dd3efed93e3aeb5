import { policyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import { expect, test } from 'vitest';
import { shippedPolicy } from './shipped-policy.ts';

test('the policy a new Rafiq begins with is one that could be published, with the values that are promised', () => {
  expect(policyDocument.parse(shippedPolicy)).toEqual({
    excludedPartners: [],
    rules: [],
    steps: {
      namedAccount: true,
      protectedDeal: true,
      servingPartner: false,
      territory: true,
      specialisation: true,
      availability: true,
      capacity: true,
    },
    strategy: 'fair-share',
    everyoneAbsent: 'hold',
    declineGivesTurnBack: true,
    newcomerStart: 'average',
    backFromLeave: { kind: 'keep-place' },
    clock: 'working-hours',
    acceptHours: 8,
    contactHours: 24,
    maxHops: 5,
    idleDays: 14,
    idleWarningDays: 3,
    poolMostOpen: null,
    poolCoolDownMinutes: 0,
  });
});
