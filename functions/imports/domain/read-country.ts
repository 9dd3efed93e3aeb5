import { fold } from '@rafiq/shared/fold.ts';
import { uiLanguages, type UiLanguage } from '@rafiq/shared/text.ts';
import { countryAliases } from './country-aliases.ts';
import { alpha3Of } from './country-codes.ts';
import type { KnownName } from './suggest-values.ts';

/** One spelling of a country's name: folded letters, `&` as `and`, no punctuation, no leading article. */
export const countrySpelling = (text: string): string =>
  fold(text.replace(/\([^()]*\)/g, ' '))
    .replaceAll('&', ' and ')
    .replace(/['’.]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^the /, '')
    .replace(/\bsaint\b/g, 'st');

/** Every spelling that means exactly one country; a spelling that would mean two is left out. */
export function countrySpellings(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const ambiguous = new Set<string>();
  const add = (name: string, code: string) => {
    const spelling = countrySpelling(name);
    if ((found.get(spelling) ?? code) !== code) ambiguous.add(spelling);
    found.set(spelling, code);
  };
  for (const language of uiLanguages) {
    const names = new Intl.DisplayNames([language], { type: 'region' });
    for (const code of alpha3Of.keys()) add(names.of(code) ?? code, code);
  }
  for (const [code, alpha3] of alpha3Of) {
    for (const name of [code, alpha3, ...(countryAliases[code] ?? [])]) add(name, code);
  }
  for (const spelling of ambiguous) found.delete(spelling);
  return found;
}

let spellings: ReadonlyMap<string, string> | undefined;

/** What people have confirmed a spelling to mean, beside what everybody knows. */
export type ConfirmedCountries = ReadonlyMap<string, string>;

/** No country is called anything longer. */
const longestName = 200;

/**
 * The country (ISO 3166-1 alpha-2) that a text names: by two or three letters, or by its name in English,
 * Arabic or Persian. Nothing is guessed: a misspelt name answers undefined until a person has confirmed it.
 */
export function readCountry(text: string, confirmed?: ConfirmedCountries): string | undefined {
  if (text.length > longestName) return undefined;
  spellings ??= countrySpellings();
  const spelling = countrySpelling(text);
  return spellings.get(spelling) ?? confirmed?.get(spelling);
}

/** Every name of a country that means it alone, with its name in one language; codes are too short to be misspelt. */
export function countryNames(language: UiLanguage): KnownName[] {
  spellings ??= countrySpellings();
  const labels = new Intl.DisplayNames([language], { type: 'region' });
  return [...spellings]
    .filter(([name]) => name.length > 3)
    .map(([name, value]) => ({ value, label: labels.of(value) ?? value, name }));
}
