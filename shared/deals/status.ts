/** Deals: the states of a registration. Free of imports so that browsers may load it. */

export const registrationStatuses = [
  'draft',
  'submitted',
  'in-review',
  'action-required',
  'approved',
  'rejected',
  'duplicate',
  'withdrawn',
  'won',
  'lost',
  'released',
  'expired',
] as const;
export type RegistrationStatus = (typeof registrationStatuses)[number];

/** Those that wait for a decision: they count as open, and towards a partner's cap. */
export const undecidedStatuses = ['submitted', 'in-review', 'action-required'] as const;
