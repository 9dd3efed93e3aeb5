import { sentence } from '@rafiq/shared/messages.ts';
import type { Reason } from '@rafiq/shared/reason.ts';
import type { UiLanguage } from '@rafiq/shared/text.ts';

/** A kept reason with its sentence in the reader's language. */
export const withText = (kept: Reason, language: UiLanguage): Reason & { text: string } => ({
  ...kept,
  text: sentence(language, `reason.${kept.code}`, kept.params),
});

export const withTextOrNull = (kept: Reason | null, language: UiLanguage) =>
  kept === null ? null : withText(kept, language);
