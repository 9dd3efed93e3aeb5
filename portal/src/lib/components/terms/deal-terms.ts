/** Registrations of deals, in the reader's words. */
import type {
  AskableField,
  ExtensionReason,
  RegistrationStatus,
  RejectReason,
} from '@rafiq/shared/deals/status.ts';
import type { Tone } from '#lib/ui/Badge.svelte';
import { m } from '#lib/paraglide/messages.js';

type Words<Code extends string> = Readonly<Record<Code, () => string>>;

export const registrationStatusWords: Readonly<
  Record<RegistrationStatus, { label: () => string; tone: Tone }>
> = {
  draft: { label: m.deal_status_draft, tone: 'neutral' },
  submitted: { label: m.deal_status_submitted, tone: 'info' },
  'in-review': { label: m.deal_status_in_review, tone: 'info' },
  'action-required': { label: m.deal_status_action_required, tone: 'accent' },
  approved: { label: m.deal_status_approved, tone: 'brand' },
  rejected: { label: m.deal_status_rejected, tone: 'critical' },
  duplicate: { label: m.deal_status_duplicate, tone: 'neutral' },
  withdrawn: { label: m.deal_status_withdrawn, tone: 'neutral' },
  won: { label: m.deal_status_won, tone: 'positive' },
  lost: { label: m.deal_status_lost, tone: 'neutral' },
  released: { label: m.deal_status_released, tone: 'neutral' },
  expired: { label: m.deal_status_expired, tone: 'neutral' },
};

/** Why a person of the vendor did not approve it. */
export const rejectReasonWords: Words<RejectReason> = {
  'protected-elsewhere': m.deal_reject_protected_elsewhere,
  'vendor-direct': m.deal_reject_vendor_direct,
  'not-qualified': m.deal_reject_not_qualified,
  'customer-request': m.deal_reject_customer_request,
  incomplete: m.deal_reject_incomplete,
  other: m.reason_other,
};

/** Why more time is asked for. */
export const extensionReasonWords: Words<ExtensionReason> = {
  'customer-delay': m.deal_extend_customer_delay,
  'budget-cycle': m.deal_extend_budget_cycle,
  'technical-evaluation': m.deal_extend_technical,
  procurement: m.deal_extend_procurement,
  other: m.reason_other,
};

/** What may be asked to be mended, as words within a sentence. */
export const askedFieldWords: Words<AskableField> = {
  company: m.deal_field_company,
  contact: m.deal_field_contact,
  product: m.deal_field_product,
  value: m.deal_field_value,
  'expected-close': m.deal_field_close,
  description: m.deal_field_description,
};
