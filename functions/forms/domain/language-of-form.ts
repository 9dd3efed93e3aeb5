import type { WebForm } from '@rafiq/shared/forms/contract.ts';
import { uiLanguages, type UiLanguage } from '@rafiq/shared/text.ts';

/** The languages a form speaks, its first one first. */
export const languagesOf = ({ words }: Pick<WebForm, 'words'>): UiLanguage[] =>
  uiLanguages.filter((language) => words[language] !== undefined);

/** The language a visitor meets: the first of those wanted that the form speaks, else the form's own first. */
export function languageOfForm(
  form: Pick<WebForm, 'words'>,
  ...wanted: readonly (UiLanguage | undefined)[]
): UiLanguage {
  const spoken = languagesOf(form);
  return wanted.find((language) => language !== undefined && spoken.includes(language)) ?? spoken[0] ?? 'en';
}
