/** How a lead stands and what it may be worth, in the reader's words. */
import type { LeadSubstatus, ValueBand } from '@rafiq/shared/leads/status.ts';
import type { Tone } from '#lib/ui/Badge.svelte';
import { m } from '#lib/paraglide/messages.js';

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

export const valueBandWords: Readonly<Record<ValueBand, () => string>> = {
  unknown: m.value_unknown,
  'under-5k': m.value_under_5k,
  '5k-25k': m.value_5k_25k,
  '25k-100k': m.value_25k_100k,
  '100k-500k': m.value_100k_500k,
  'over-500k': m.value_over_500k,
};
