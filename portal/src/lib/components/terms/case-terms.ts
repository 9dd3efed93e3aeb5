/** How conflict cases stand and end, in the words of the vendor's people. */
import type { CaseStatus, Resolution } from '@rafiq/shared/deals/case-status.ts';
import type { Tone } from '#lib/ui/Badge.svelte';
import { m } from '#lib/paraglide/messages.js';

export const caseStatusWords: Readonly<
  Record<CaseStatus, { label: () => string; tip: () => string; tone: Tone }>
> = {
  open: { label: m.manage_case_open, tip: m.manage_case_tip_open, tone: 'critical' },
  'under-review': { label: m.manage_case_under_review, tip: m.manage_case_tip_under_review, tone: 'accent' },
  'awaiting-parties': { label: m.manage_case_awaiting, tip: m.manage_case_tip_awaiting, tone: 'info' },
  resolved: { label: m.manage_case_resolved, tip: m.manage_case_tip_resolved, tone: 'brand' },
  appealed: { label: m.manage_case_appealed_status, tip: m.manage_case_tip_appealed, tone: 'critical' },
  final: { label: m.manage_case_final, tip: m.manage_case_tip_final, tone: 'neutral' },
};

/** What a resolution is called. What it brings about is another sentence (`effect-of.ts`). */
export const resolutionWords: Readonly<Record<Resolution, () => string>> = {
  upheld: m.manage_resolution_upheld,
  transferred: m.manage_resolution_transferred,
  split: m.manage_resolution_split,
  'co-sell': m.manage_resolution_co_sell,
  dismissed: m.manage_resolution_dismissed,
};
