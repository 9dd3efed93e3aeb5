/** A form's settings while they are being written: everything as it was typed. */
import type { FormSettings } from '@rafiq/shared/forms/contract.ts';
import type { AskableField, FieldNeed } from '@rafiq/shared/forms/status.ts';
import type { Locale } from '#lib/locale.ts';

/** All that is said in one language. */
export interface DraftWords {
  title: string;
  intro: string;
  thanks: string;
  contact: string;
  share: string;
}

export interface FormDraft {
  name: string;
  active: boolean;
  /** One on each line. */
  origins: string;
  languages: Locale[];
  words: Record<Locale, DraftWords>;
  shareRequired: boolean;
  fields: Record<AskableField, FieldNeed>;
  countries: string[];
  productIds: string[];
  redirectUrl: string;
  foldDays: string;
  perMinute: string;
}

export const formLanguages = ['en', 'ar', 'fa'] as const satisfies readonly Locale[];

/** Settings as the editor shows them. */
export function draftOf(settings: FormSettings): FormDraft {
  const wordsIn = (language: Locale): DraftWords => ({
    title: settings.words[language]?.title ?? '',
    intro: settings.words[language]?.intro ?? '',
    thanks: settings.words[language]?.thanks ?? '',
    contact: settings.consent[language]?.contact ?? '',
    share: settings.consent[language]?.share ?? '',
  });
  return {
    name: settings.name,
    active: settings.active,
    origins: settings.allowedOrigins.join('\n'),
    languages: formLanguages.filter((language) => settings.words[language] !== undefined),
    words: { en: wordsIn('en'), ar: wordsIn('ar'), fa: wordsIn('fa') },
    shareRequired: settings.shareRequired,
    fields: { ...settings.fields },
    countries: [...settings.countries],
    productIds: [...settings.productIds],
    redirectUrl: settings.redirectUrl ?? '',
    foldDays: String(settings.foldDays),
    perMinute: String(settings.perMinute),
  };
}
