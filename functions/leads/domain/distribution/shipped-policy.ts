import type { PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';

/** The policy a new Rafiq begins with: version 1 (source: domain.md, Distribution policy, shipped values). */
export const shippedPolicy: PolicyDocument = {
  excludedPartners: [],
  steps: {
    namedAccount: true,
    protectedDeal: true,
    servingPartner: false,
    territory: true,
    specialisation: true,
    availability: true,
    capacity: true,
  },
  rules: [],
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
};
