/** The words of the domain in the reader's language: each list of codes with its names, complete by type. */
import type {
  LeadSubstatus,
  OfferStatus,
  ValueBand,
  declineReasons,
  disqualifyReasons,
  lossReasons,
} from '@rafiq/shared/leads/status.ts';
import type { PartnerKind, PartnerStatus, Tier } from '@rafiq/shared/partners/status.ts';
import type { Tone } from '#lib/ui/Badge.svelte';
import { m } from '#lib/paraglide/messages.js';

type Words<Code extends string> = Readonly<Record<Code, () => string>>;
interface Status {
  label: () => string;
  tip: () => string;
  tone: Tone;
}

/** How a lead stands: its name, what that means and what comes next. */
export const leadSubstatusWords: Readonly<Record<LeadSubstatus, Status>> = {
  pending: { label: m.lead_pending, tip: m.lead_tip_pending, tone: 'neutral' },
  offered: { label: m.lead_offered, tip: m.lead_tip_offered, tone: 'accent' },
  pooled: { label: m.lead_pooled, tip: m.lead_tip_pooled, tone: 'info' },
  unplaced: { label: m.lead_unplaced, tip: m.lead_tip_unplaced, tone: 'critical' },
  accepted: { label: m.lead_accepted, tip: m.lead_tip_accepted, tone: 'accent' },
  contacted: { label: m.lead_contacted, tip: m.lead_tip_contacted, tone: 'brand' },
  qualified: { label: m.lead_qualified, tip: m.lead_tip_qualified, tone: 'info' },
  converted: { label: m.lead_converted, tip: m.lead_tip_converted, tone: 'positive' },
  lost: { label: m.lead_lost, tip: m.lead_tip_lost, tone: 'neutral' },
  disqualified: { label: m.lead_disqualified, tip: m.lead_tip_disqualified, tone: 'neutral' },
  expired: { label: m.lead_expired, tip: m.lead_tip_expired, tone: 'neutral' },
};

export const offerStatusWords: Readonly<Record<OfferStatus, { label: () => string; tone: Tone }>> = {
  pending: { label: m.offer_pending, tone: 'accent' },
  accepted: { label: m.offer_accepted, tone: 'positive' },
  declined: { label: m.offer_declined, tone: 'neutral' },
  expired: { label: m.offer_expired, tone: 'neutral' },
  withdrawn: { label: m.offer_withdrawn, tone: 'neutral' },
};

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

export const tierWords: Words<Tier> = {
  registered: m.tier_registered,
  silver: m.tier_silver,
  gold: m.tier_gold,
};

export const valueBandWords: Words<ValueBand> = {
  unknown: m.value_unknown,
  'under-5k': m.value_under_5k,
  '5k-25k': m.value_5k_25k,
  '25k-100k': m.value_25k_100k,
  '100k-500k': m.value_100k_500k,
  'over-500k': m.value_over_500k,
};

/** Why an offer is declined, a lead lost or disqualified. */
export const reasonWords: Words<
  (typeof declineReasons)[number] | (typeof lossReasons)[number] | (typeof disqualifyReasons)[number]
> = {
  'customer-problem-unclear': m.reason_problem_unclear,
  'next-steps-unclear': m.reason_steps_unclear,
  'unable-to-support': m.reason_unable,
  'duplicate-of-own-deal': m.reason_own_deal,
  other: m.reason_other,
  price: m.reason_price,
  competitor: m.reason_competitor,
  'no-budget': m.reason_no_budget,
  'no-decision': m.reason_no_decision,
  timing: m.reason_timing,
  'not-reachable': m.reason_not_reachable,
  'no-need': m.reason_no_need,
  'wrong-contact': m.reason_wrong_contact,
  'outside-territory': m.reason_outside_territory,
  duplicate: m.reason_duplicate,
};

/** The choices of a select or radio group, in the order of the codes. */
export const choicesOf = <Code extends string>(
  codes: readonly Code[],
  words: Readonly<Record<Code, (() => string) | { label: () => string }>>,
) =>
  codes.map((value) => {
    const word: (() => string) | { label: () => string } = words[value];
    return { value, label: typeof word === 'function' ? word() : word.label() };
  });
