/** What-ifs in the reader's words, whichever policy is tried. */
import type { WhatIfStatus } from '@rafiq/shared/what-if-status.ts';
import type { Tone } from '#lib/ui/Badge.svelte';
import type { Formatter } from '#lib/format/formatter.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Days } from './period.ts';

export const whatIfStatusWords: Readonly<Record<WhatIfStatus, { label: () => string; tone: Tone }>> = {
  running: { label: m.what_if_running, tone: 'info' },
  finished: { label: m.what_if_finished, tone: 'positive' },
  failed: { label: m.what_if_failed, tone: 'critical' },
  cancelled: { label: m.what_if_cancelled, tone: 'neutral' },
};

/** The days it looks at: `30 Aug 2026 – 27 Nov 2026`. */
export const daysText = ({ from, to }: Days, format: Formatter): string =>
  from === to ? format.day(from) : m.what_if_days({ from: format.day(from), to: format.day(to) });

/**
 * How much of it is done, 0 to 1; undefined while nobody can tell.
 * @param about records in all; null before they are counted
 */
export const shareDone = (done: number, about: number | null): number | undefined =>
  about === null || about === 0 ? undefined : Math.min(1, done / about);
