/** What a partner is and how it stands, in the reader's words. */
import type { PartnerKind, PartnerStatus, SharingLevel, Tier } from '@rafiq/shared/partners/status.ts';
import type { Tone } from '#lib/ui/Badge.svelte';
import { m } from '#lib/paraglide/messages.js';

type Words<Code extends string> = Readonly<Record<Code, () => string>>;

export const partnerStatusWords: Readonly<Record<PartnerStatus, { label: () => string; tone: Tone }>> = {
  applied: { label: m.partner_status_applied, tone: 'info' },
  'in-review': { label: m.partner_status_in_review, tone: 'info' },
  active: { label: m.partner_status_active, tone: 'positive' },
  suspended: { label: m.partner_status_suspended, tone: 'accent' },
  declined: { label: m.partner_status_declined, tone: 'neutral' },
  terminated: { label: m.partner_status_terminated, tone: 'neutral' },
};

export const partnerKindWords: Words<PartnerKind> = {
  distributor: m.kind_distributor,
  reseller: m.kind_reseller,
  referral: m.kind_referral,
  'systems-integrator': m.kind_systems_integrator,
  'managed-service-provider': m.kind_managed_service_provider,
  service: m.kind_service,
};

/** How much of its deals a partner lets whom it buys from see. */
export const sharingWords: Words<SharingLevel> = {
  hidden: m.sharing_hidden,
  counts: m.sharing_counts,
  overlapping: m.sharing_overlapping,
  all: m.sharing_all,
};

export const tierWords: Words<Tier> = {
  registered: m.tier_registered,
  silver: m.tier_silver,
  gold: m.tier_gold,
};
