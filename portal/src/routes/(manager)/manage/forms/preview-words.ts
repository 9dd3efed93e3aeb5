import { askableFields } from '@rafiq/shared/forms/status.ts';
import { sentence } from '@rafiq/shared/messages.ts';
import type { Locale } from '#lib/locale.ts';
import { formLanguages } from './form-draft.ts';

/** The words around a form's own, in one language. */
export interface PreviewWords {
  fields: Record<'company' | (typeof askableFields)[number], string>;
  optional: string;
  choose: string;
  send: string;
}

const wordsIn = (language: Locale): PreviewWords => ({
  fields: Object.fromEntries(
    ['company', ...askableFields].map((name) => [name, sentence(language, `form.field.${name}`)]),
  ) as PreviewWords['fields'],
  optional: sentence(language, 'form.optional'),
  choose: sentence(language, 'form.choose'),
  send: sentence(language, 'form.send'),
});

/** What a visitor reads around a form's own words, in every language: for the preview. */
export const previewWords = (): Record<Locale, PreviewWords> =>
  Object.fromEntries(formLanguages.map((language) => [language, wordsIn(language)])) as Record<
    Locale,
    PreviewWords
  >;
