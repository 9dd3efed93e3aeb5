/** How a registration came out, in one sentence. */
import type { PartnerDeal } from '@rafiq/shared/deals/contract.ts';
import { lossReasons } from '@rafiq/shared/leads/status.ts';
import { askedFieldWords, rejectReasonWords } from '#lib/components/terms/deal-terms.ts';
import { reasonWords } from '#lib/components/terms/reason-terms.ts';
import type { Formatter } from '#lib/format/formatter.ts';
import { m } from '#lib/paraglide/messages.js';

type Told = Pick<PartnerDeal, 'status' | 'decideBy' | 'decision' | 'asked' | 'protection' | 'end' | 'told'>;

function rejection({ decision }: Told): string {
  if (decision?.by === 'case') return m.deal_is_rejected_case();
  if (decision?.reason) return m.deal_is_rejected_because({ reason: rejectReasonWords[decision.reason]() });
  return m.deal_is_rejected();
}

function loss({ end }: Told): string {
  const reason = lossReasons.find((known) => known === end?.reason);
  return reason === undefined ? m.deal_is_lost_plain() : m.deal_is_lost({ reason: reasonWords[reason]() });
}

export function outcomeOf(deal: Told, format: Formatter): string {
  const { status, decideBy, asked, protection, end } = deal;
  const until = protection === null ? '' : format.date(protection.until);
  switch (status) {
    case 'draft':
      return m.deal_is_draft();
    case 'submitted':
    case 'in-review':
      return decideBy === null
        ? m.deal_is_review_open()
        : m.deal_is_review({ time: format.dateTime(decideBy) });
    case 'action-required':
      return asked === null
        ? m.deal_is_review_open()
        : m.deal_is_asked({ fields: format.list(asked.fields.map((field) => askedFieldWords[field]())) });
    case 'approved':
      return m.deal_is_protected({ date: until });
    case 'rejected':
      return rejection(deal);
    case 'duplicate':
      return m.deal_is_duplicate();
    case 'withdrawn':
      return m.deal_is_withdrawn();
    case 'won':
      return end?.value ? m.deal_is_won({ value: format.money(end.value) }) : m.deal_done_win();
    case 'lost':
      return loss(deal);
    case 'released':
      return end?.reason === 'no-progress' ? m.deal_is_released_unused() : m.deal_is_released();
    case 'expired':
      return m.deal_is_expired({ date: end === null ? until : format.date(end.at) });
  }
}
