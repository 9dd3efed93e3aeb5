/**
 * Server sentences in the reader's language: problems, reasons, steps, events. One catalogue for both sides; what notices
 * and mails say lies with them, since every function carries this one.
 */
import ar from './messages/ar.json' with { type: 'json' };
import en from './messages/en.json' with { type: 'json' };
import fa from './messages/fa.json' with { type: 'json' };
import type { UiLanguage } from './text.ts';

export type MessageParams = Readonly<Record<string, string | number>>;

const catalogues: Readonly<Record<UiLanguage, Readonly<Record<string, string>>>> = { en, ar, fa };
const locales: Readonly<Record<UiLanguage, string>> = {
  en: 'en-GB',
  ar: 'ar-AE-u-nu-arab',
  fa: 'fa-IR-u-nu-arabext',
};

/** An amount as money is sent, `1250.00`; it is written out exactly, however large. */
const isDecimal = (text: string): text is `${number}` => /^-?\d+(\.\d+)?$/.test(text);

function written(value: string | number, as: string | undefined, language: UiLanguage): string {
  if (typeof value === 'number') {
    return new Intl.NumberFormat(locales[language], { maximumFractionDigits: 2 }).format(value);
  }
  if (as === 'country' && /^[A-Z]{2}$/.test(value)) {
    return new Intl.DisplayNames([language], { type: 'region' }).of(value) ?? value;
  }
  if (as === 'amount' && isDecimal(value)) {
    // As many digits after the point as were written: those of its currency.
    const digits = value.split('.')[1]?.length ?? 0;
    return new Intl.NumberFormat(locales[language], {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }).format(value);
  }
  const term = (word: string): string => catalogues[language][`term.${word}`] ?? word;
  if (as === 'term') return term(value);
  if (as === 'terms') return new Intl.ListFormat(locales[language]).format(value.split(',').map(term));
  return value;
}

/** Whether a sentence of this key exists. */
export const hasSentence = (key: string): boolean => key in en;

/**
 * The first of these keys whose sentence exists and finds all that it shows among the parameters: one that names the
 * partner says nothing of a lead that had none. The last key if none does.
 */
export function fittingKey(keys: readonly [string, ...string[]], params: MessageParams): string {
  const fits = (key: string): boolean =>
    hasSentence(key) &&
    [...(catalogues.en[key] ?? '').matchAll(/\{(\w+)/g)].every(([, name = '']) =>
      Object.hasOwn(params, name),
    );
  return keys.find(fits) ?? keys.at(-1) ?? keys[0];
}

/**
 * The sentence of a key. `{name}` takes a parameter, `{name|country}` shows a country by its name, `{name|amount}` the
 * amount of some money with the reader's digits, `{name|term}` a word of the catalogue (`term.<value>`), and `{name|terms}`
 * several of them, which stand there with commas in between. A key without a sentence answers itself.
 */
export const sentence = (language: UiLanguage, key: string, params: MessageParams = {}): string =>
  fillIn(language, catalogues[language][key] ?? catalogues.en[key] ?? key, params);

/** A text with its parameters put in, as those of `sentence` are. */
export const fillIn = (language: UiLanguage, text: string, params: MessageParams): string =>
  text.replace(/\{(\w+)(?:\|(\w+))?\}/g, (whole, name: string, as: string | undefined) => {
    const value = params[name];
    return value === undefined ? whole : written(value, as, language);
  });

/** The best of our languages for an `Accept-Language` header. */
export function languageOf(header: string | undefined): UiLanguage {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...options] = part.trim().split(';');
      const quality = options.map((option) => /^\s*q=([\d.]+)\s*$/.exec(option)?.[1]).find(Boolean);
      return { base: tag.toLowerCase().split('-')[0], quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { base } of wanted) {
    if (base === 'en' || base === 'ar' || base === 'fa') return base;
  }
  return 'en';
}
