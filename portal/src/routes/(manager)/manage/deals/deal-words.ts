/** What is said of registrations, in the words of the vendor's people. */
import type {
  AskableField,
  ExtensionReason,
  RegistrationStatus,
  RejectReason,
} from '@rafiq/shared/deals/status.ts';
import { reasonWords } from '#lib/components/terms/reason-terms.ts';
import type { Tone } from '#lib/ui/Badge.svelte';
import { m } from '#lib/paraglide/messages.js';

type Words<Code extends string> = Readonly<Record<Code, () => string>>;

/** How a registration stands: its name, what that means and what comes next. */
export const registrationStatusWords: Readonly<
  Record<RegistrationStatus, { label: () => string; tip: () => string; tone: Tone }>
> = {
  draft: { label: m.manage_deal_draft, tip: m.manage_deal_tip_draft, tone: 'neutral' },
  submitted: { label: m.manage_deal_submitted, tip: m.manage_deal_tip_submitted, tone: 'info' },
  'in-review': { label: m.manage_deal_in_review, tip: m.manage_deal_tip_in_review, tone: 'accent' },
  'action-required': { label: m.manage_deal_sent_back, tip: m.manage_deal_tip_sent_back, tone: 'info' },
  approved: { label: m.manage_deal_approved, tip: m.manage_deal_tip_approved, tone: 'positive' },
  rejected: { label: m.manage_deal_rejected, tip: m.manage_deal_tip_rejected, tone: 'neutral' },
  duplicate: { label: m.manage_deal_duplicate, tip: m.manage_deal_tip_duplicate, tone: 'neutral' },
  withdrawn: { label: m.manage_deal_withdrawn, tip: m.manage_deal_tip_withdrawn, tone: 'neutral' },
  won: { label: m.manage_deal_won, tip: m.manage_deal_tip_won, tone: 'positive' },
  lost: { label: m.manage_deal_lost, tip: m.manage_deal_tip_lost, tone: 'neutral' },
  released: { label: m.manage_deal_released, tip: m.manage_deal_tip_released, tone: 'neutral' },
  expired: { label: m.manage_deal_expired, tip: m.manage_deal_tip_expired, tone: 'neutral' },
};

export const rejectReasonWords: Words<RejectReason> = {
  'protected-elsewhere': m.manage_reject_protected,
  'vendor-direct': m.manage_reject_direct,
  'not-qualified': m.manage_reject_not_qualified,
  'customer-request': m.withdraw_customer_request,
  incomplete: m.manage_reject_incomplete,
  other: m.reason_other,
};

export const extensionReasonWords: Words<ExtensionReason> = {
  'customer-delay': m.manage_extension_customer,
  'budget-cycle': m.manage_extension_budget,
  'technical-evaluation': m.manage_extension_evaluation,
  procurement: m.manage_extension_procurement,
  other: m.reason_other,
};

export const askableFieldWords: Words<AskableField> = {
  company: m.fact_company,
  contact: m.lead_contact_person,
  product: m.fact_product,
  value: m.fact_value,
  'expected-close': m.manage_deal_expected_close,
  description: m.manage_deal_description,
};

/** Why a registration ended, if anybody said so; a code that nobody has words for stays as it is. */
export const endReasonText = (reason: string | null): string | null =>
  reason === null ? null : ((reasonWords as Words<string>)[reason]?.() ?? reason);
