import { fold } from '@rafiq/shared/fold.ts';
import { uiLanguages } from '@rafiq/shared/text.ts';
import { countryAliases } from './country-aliases.ts';
import { alpha3Of } from './country-codes.ts';

/** One spelling of a country's name: folded letters, `&` as `and`, no punctuation, no leading article. */
const spellingOf = (text: string): string =>
  fold(text.replace(/\(.*?\)/g, ' '))
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
    const spelling = spellingOf(name);
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

/**
 * The country (ISO 3166-1 alpha-2) that a text names: by two or three letters, or by its name in English,
 * Arabic or Persian. Nothing is guessed: a misspelt name answers undefined.
 */
export function readCountry(text: string): string | undefined {
  spellings ??= countrySpellings();
  return spellings.get(spellingOf(text));
}
