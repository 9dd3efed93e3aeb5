import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const locales = ['en', 'ar', 'fa'] as const;
const sides = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

type Variants = { declarations?: string[]; selectors?: string[]; match: Record<string, string> };
type Message = string | Variants[];

const catalogue = (side: string, locale: string): Record<string, Message> => {
  const { $schema: _, ...messages } = JSON.parse(
    readFileSync(`${import.meta.dirname}/${side}/${locale}.json`, 'utf8'),
  ) as Record<string, Message>;
  return messages;
};

const textsOf = (message: Message): string[] =>
  typeof message === 'string' ? [message] : message.flatMap((variants) => Object.values(variants.match));

const parametersOf = (message: Message): string[] => {
  const named = textsOf(message).flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]));
  return [...new Set(named.filter((name) => name !== undefined))].sort();
};

const pluralCategories = (locale: string) => new Intl.PluralRules(locale).resolvedOptions().pluralCategories;

describe.each(sides)('the catalogues of %s', (side) => {
  const english = catalogue(side, 'en');

  // A missing message falls back to English without a word, so it must not be missing.
  it.each(locales)('say the same things in %s', (locale) => {
    expect(Object.keys(catalogue(side, locale)).sort()).toEqual(Object.keys(english).sort());
  });

  it.each(locales)('take the same parameters in %s', (locale) => {
    const translated = catalogue(side, locale);
    const differing = Object.keys(english).filter(
      (key) => `${parametersOf(translated[key] ?? '')}` !== `${parametersOf(english[key] ?? '')}`,
    );
    expect(differing).toEqual([]);
  });

  it.each(locales)('leave nothing empty in %s', (locale) => {
    const empty = Object.entries(catalogue(side, locale)).filter(([, message]) =>
      textsOf(message).some((text) => text.trim() === ''),
    );
    expect(empty).toEqual([]);
  });

  it.each(locales)('have a text for each plural form of %s', (locale) => {
    const lacking = Object.entries(catalogue(side, locale)).filter(([, message]) => {
      if (typeof message === 'string') return false;
      return message.some((variants) => {
        const forms = Object.keys(variants.match);
        const plural = variants.declarations?.some((declaration) => declaration.includes('plural'));
        return (
          plural &&
          !pluralCategories(locale).every((form) => forms.some((match) => match.endsWith(`=${form}`)))
        );
      });
    });
    expect(lacking.map(([key]) => key)).toEqual([]);
  });
});

it('names no message twice across sides', () => {
  const all = sides.flatMap((side) => Object.keys(catalogue(side, 'en')));
  expect(all.filter((key, index) => all.indexOf(key) !== index)).toEqual([]);
});
