/** How a version of the conflict rules stands, in the reader's words. */
import type { ConflictVersionStatus } from '@rafiq/shared/deals/conflict-status.ts';
import type { Tone } from '#lib/ui/Badge.svelte';
import { m } from '#lib/paraglide/messages.js';

export const versionStatusWords: Readonly<
  Record<ConflictVersionStatus, { label: () => string; tone: Tone }>
> = {
  'in-force': { label: m.conflict_version_in_force, tone: 'brand' },
  scheduled: { label: m.conflict_version_scheduled, tone: 'info' },
  superseded: { label: m.version_superseded, tone: 'neutral' },
  'rolled-back': { label: m.version_rolled_back, tone: 'critical' },
  cancelled: { label: m.conflict_version_cancelled, tone: 'neutral' },
};
