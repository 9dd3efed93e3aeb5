/** The sentences of the portal, as its readers see them: journeys press what is written, in every language. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';

export const locales = ['en', 'ar', 'fa'] as const;
export type Locale = (typeof locales)[number];

export const directionOf: Readonly<Record<Locale, 'ltr' | 'rtl'>> = { en: 'ltr', ar: 'rtl', fa: 'rtl' };

const folder = path.resolve(import.meta.dirname, '../../../portal/messages');
const catalogues = ['foundation', 'partner', 'manager', 'desk'];

/** Plain sentences by key; those that bend to a number are left out. */
async function readWords(locale: Locale): Promise<Map<string, string>> {
  const words = new Map<string, string>();
  for (const catalogue of catalogues) {
    const text = await readFile(path.join(folder, catalogue, `${locale}.json`), 'utf8');
    for (const [key, value] of Object.entries(JSON.parse(text) as Record<string, unknown>)) {
      if (typeof value === 'string') words.set(key, value);
    }
  }
  return words;
}

export const catalogue: Readonly<Record<Locale, ReadonlyMap<string, string>>> = {
  en: await readWords('en'),
  ar: await readWords('ar'),
  fa: await readWords('fa'),
};

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What a key says in a language; where something is put in, whatever is put in. */
export function said(locale: Locale, key: string): RegExp {
  const text = catalogue[locale].get(key);
  if (text === undefined) throw new Error(`The portal has no sentence ${key} in ${locale}`);
  return new RegExp(
    `^\\s*${text
      .split(/\{\w+\}/)
      .map(escaped)
      .join('.*')}\\s*$`,
    's',
  );
}
