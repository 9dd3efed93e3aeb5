/** The languages of the embedded pages. */
export type PageLanguage = 'en' | 'ar' | 'fa';

const isKnown = (tag: string): tag is PageLanguage => ['en', 'ar', 'fa'].includes(tag);

/** The first known language of `ui_locales` (what the portal speaks), else of Accept-Language, else English. */
export function pageLanguage(uiLocales: unknown, acceptLanguage: string | undefined): PageLanguage {
  const wanted = [
    ...(typeof uiLocales === 'string' ? uiLocales.split(' ') : []),
    ...(acceptLanguage ?? '').split(',').map((part) => part.split(';')[0]?.trim() ?? ''),
  ];
  return wanted.map((tag) => tag.split('-')[0]?.toLowerCase() ?? '').find(isKnown) ?? 'en';
}

/** The direction a language is read in. */
export const directionOf = (language: PageLanguage): 'ltr' | 'rtl' => (language === 'en' ? 'ltr' : 'rtl');
