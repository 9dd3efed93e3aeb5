/** The languages of the portal, and how one is chosen for a reader. */

export const locales = ['en', 'ar', 'fa'] as const;
export type Locale = (typeof locales)[number];

/** What each language calls itself, and the direction it is written in. */
export const localeFacts: Readonly<Record<Locale, { name: string; dir: 'ltr' | 'rtl' }>> = {
  en: { name: 'English', dir: 'ltr' },
  ar: { name: 'العربية', dir: 'rtl' },
  fa: { name: 'فارسی', dir: 'rtl' },
};

export const isLocale = (text: unknown): text is Locale => locales.some((locale) => locale === text);

/** The reader's own choice if there is one, else the best of what the browser prefers, else the channel's own. */
export function chooseLocale(
  chosen: string | undefined,
  acceptLanguage: string | null,
  otherwise: Locale,
): Locale {
  if (isLocale(chosen)) return chosen;
  const wishes = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
      return {
        language: tag.toLowerCase().split('-')[0],
        quality: quality === undefined ? 1 : Number(quality),
      };
    })
    .filter((wish) => wish.quality > 0)
    .sort((one, other) => other.quality - one.quality);
  return wishes.map((wish) => wish.language).find(isLocale) ?? otherwise;
}
