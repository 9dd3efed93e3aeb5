/** What-ifs in the reader's words. */
import type { WhatIfSummary } from '@rafiq/shared/leads/what-if-contract.ts';
import type { WhatIfStatus } from '@rafiq/shared/leads/what-if-status.ts';
import type { Tone } from '#lib/ui/Badge.svelte';
import type { Formatter } from '#lib/format/formatter.ts';
import { m } from '#lib/paraglide/messages.js';

export const whatIfStatusWords: Readonly<Record<WhatIfStatus, { label: () => string; tone: Tone }>> = {
  running: { label: m.what_if_running, tone: 'info' },
  finished: { label: m.what_if_finished, tone: 'positive' },
  failed: { label: m.what_if_failed, tone: 'critical' },
  cancelled: { label: m.what_if_cancelled, tone: 'neutral' },
};

/** The days it looks at: `30 Aug 2026 – 27 Nov 2026`. */
export const daysText = ({ from, to }: Pick<WhatIfSummary, 'from' | 'to'>, format: Formatter): string =>
  from === to ? format.day(from) : m.what_if_days({ from: format.day(from), to: format.day(to) });

/** How much of it is done, 0 to 1; undefined while nobody can tell. */
export const shareDone = ({
  leadsDone,
  leadsAbout,
}: Pick<WhatIfSummary, 'leadsDone' | 'leadsAbout'>): number | undefined =>
  leadsAbout === null || leadsAbout === 0 ? undefined : Math.min(1, leadsDone / leadsAbout);
