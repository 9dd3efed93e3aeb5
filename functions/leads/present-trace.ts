import { sentence } from '@rafiq/shared/messages.ts';
import type { UiLanguage } from '@rafiq/shared/text.ts';
import type { Trace } from './domain/distribution/place.ts';
import { withText } from '#functions/kernel/reason-text.ts';
import type { StoredDecision } from './store/decisions.ts';

/** A trace as it is told, with its sentences in the reader's language. */
export const presentTrace = <Told extends Omit<Trace | StoredDecision['trace'], 'candidates'>>(
  trace: Told,
  language: UiLanguage,
) => {
  const { rosterVersion, reason, steps, ...told } = trace;
  return {
    ...told,
    snapshot: String(rosterVersion),
    reason: withText(reason, language),
    steps: steps.map((step) => ({ ...step, text: sentence(language, `step.${step.step}`) })),
  };
};
