/** How a version of the distribution policy stands, in the reader's words. */
import type { PolicyVersion } from '@rafiq/shared/leads/policy-contract.ts';
import type { Tone } from '#lib/ui/Badge.svelte';
import { m } from '#lib/paraglide/messages.js';

export const versionStates: Readonly<Record<PolicyVersion['status'], { tone: Tone; text: () => string }>> = {
  published: { tone: 'brand', text: m.version_published },
  canary: { tone: 'accent', text: m.version_canary },
  superseded: { tone: 'neutral', text: m.version_superseded },
  'rolled-back': { tone: 'critical', text: m.version_rolled_back },
};
