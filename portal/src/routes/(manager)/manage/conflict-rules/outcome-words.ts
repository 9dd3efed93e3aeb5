/** What comes of a registration that has been judged, in the words of the vendor's people. */
import type { JudgementOutcome } from '@rafiq/shared/deals/conflict-status.ts';
import type { Tone } from '#lib/ui/Badge.svelte';
import { m } from '#lib/paraglide/messages.js';

export const outcomeWords: Readonly<
  Record<JudgementOutcome, { label: () => string; would: () => string; tone: Tone }>
> = {
  approve: { label: m.conflict_outcome_approve, would: m.conflict_would_approve, tone: 'positive' },
  review: { label: m.conflict_outcome_review, would: m.conflict_would_review, tone: 'accent' },
  reject: { label: m.manage_deal_rejected, would: m.conflict_would_reject, tone: 'critical' },
  duplicate: { label: m.manage_deal_duplicate, would: m.conflict_would_duplicate, tone: 'neutral' },
};
