/** Partners: their states and legal moves. Free of imports so that browsers may load it. */

export const partnerStatuses = [
  'applied',
  'in-review',
  'active',
  'suspended',
  'declined',
  'terminated',
] as const;
export type PartnerStatus = (typeof partnerStatuses)[number];

export const partnerMoves = {
  suspend: { from: ['active'], to: 'suspended' },
  reinstate: { from: ['suspended'], to: 'active' },
  terminate: { from: ['active', 'suspended'], to: 'terminated' },
} as const satisfies Record<string, { from: readonly PartnerStatus[]; to: PartnerStatus }>;
export type PartnerMove = keyof typeof partnerMoves;

/** Whether a partner in this status may make this move. */
export const mayMovePartner = (from: PartnerStatus, move: PartnerMove): boolean =>
  (partnerMoves[move].from as readonly PartnerStatus[]).includes(from);

export const partnerKinds = [
  'distributor',
  'reseller',
  'referral',
  'systems-integrator',
  'managed-service-provider',
  'service',
] as const;
export type PartnerKind = (typeof partnerKinds)[number];

export const tiers = ['registered', 'silver', 'gold'] as const;
export type Tier = (typeof tiers)[number];

/** How much of what a partner registers those see whom it buys from; each level shows what the ones before it show. */
export const sharingLevels = ['hidden', 'counts', 'overlapping', 'all'] as const;
export type SharingLevel = (typeof sharingLevels)[number];

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type Weekday = (typeof weekdays)[number];
