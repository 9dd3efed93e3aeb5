import type { WebForm } from '@rafiq/shared/forms/contract.ts';
import type { UiLanguage } from '@rafiq/shared/text.ts';

/** What a visitor is told in a language the form speaks, whatever became of the submission. */
export const thanksOf = (form: WebForm, language: UiLanguage) => ({
  thanks: form.words[language]?.thanks ?? '',
  redirectUrl: form.redirectUrl,
});
