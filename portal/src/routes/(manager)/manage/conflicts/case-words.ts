/** What is said of conflict cases, in the words of the vendor's people. */
import type { Tone } from '#lib/ui/Badge.svelte';
import { m } from '#lib/paraglide/messages.js';
import { precedenceStepWords } from '../conflict-rules/conflict-rule-words.ts';

const endings: Readonly<Partial<Record<string, () => string>>> = {
  'first-submitted': m.conflict_step_first_submitted,
  'lowest-id': m.conflict_step_lowest_id,
  'only-claim': m.conflict_step_only_claim,
};

/** A step of precedence by its code; the last resorts among them are no steps of a policy. */
export const stepName = (step: string): string =>
  (
    (precedenceStepWords as Readonly<Partial<Record<string, { label: () => string }>>>)[step]?.label ??
    endings[step] ??
    (() => step)
  )();

const results: Readonly<Partial<Record<string, { label: () => string; tone: Tone }>>> = {
  decided: { label: m.manage_step_decided, tone: 'brand' },
  narrowed: { label: m.manage_step_narrowed, tone: 'info' },
  tied: { label: m.manage_step_tied, tone: 'neutral' },
  'not-recorded': { label: m.manage_step_not_recorded, tone: 'neutral' },
};

/** What a step came to. */
export const stepResult = (result: string): { label: string; tone: Tone } => {
  const known = results[result];
  return known === undefined
    ? { label: result, tone: 'neutral' }
    : { label: known.label(), tone: known.tone };
};
