import { describe, expect, test } from 'vitest';
import ar from './messages/ar.json' with { type: 'json' };
import en from './messages/en.json' with { type: 'json' };
import fa from './messages/fa.json' with { type: 'json' };
import { fittingKey, languageOf, sentence } from './messages.ts';
import noticesAr from './notices/messages/ar.json' with { type: 'json' };
import noticesEn from './notices/messages/en.json' with { type: 'json' };
import noticesFa from './notices/messages/fa.json' with { type: 'json' };
import { problems } from './problems.ts';

const placeholders = (text: string) =>
  [...text.matchAll(/\{(\w+)(?:\|\w+)?\}/g)].map((match) => match[1]).sort();

describe('the catalogue', () => {
  test.each([
    ['all, ar', ar, en],
    ['all, fa', fa, en],
    ['notices, ar', noticesAr, noticesEn],
    ['notices, fa', noticesFa, noticesEn],
  ] as const)('of %s has every sentence with the same parameters', (_of, catalogue, english) => {
    const other: Record<string, string> = catalogue;
    expect(Object.keys(other)).toEqual(Object.keys(english));
    for (const [key, text] of Object.entries(english)) {
      expect([key, placeholders(other[key] ?? '')]).toEqual([key, placeholders(text)]);
      expect(other[key]?.trim()).not.toBe('');
    }
  });

  test('every problem has a title and a detail', () => {
    const keys = new Set(Object.keys(en));
    const missing = Object.keys(problems)
      .flatMap((code) => [`problem.${code}.title`, `problem.${code}.detail`])
      .filter((key) => !keys.has(key));
    expect(missing).toEqual([]);
  });
});

describe('sentences', () => {
  test('fill in parameters in the language of the reader', () => {
    expect(sentence('en', 'reason.unplaced.nobody-serves', { country: 'AE' })).toBe(
      'No active partner serves United Arab Emirates.',
    );
    expect(sentence('fa', 'reason.unplaced.hop-limit', { hops: 5 })).toContain('۵');
    expect(sentence('ar', 'event.rafiq.leads.lead.lost.v1', { reason: 'price' })).toBe('خُسر: السعر.');
  });

  test('write amounts exactly, with the digits of their currency and of the reader', () => {
    const told = (language: 'en' | 'fa', minimum: string) =>
      sentence(language, 'reason.conflict.value-below-minimum', { value: '1.5', minimum, currency: 'KWD' });
    expect(told('en', '123456789012345.125')).toContain(
      '1.5 KWD, less than the minimum of 123,456,789,012,345.125',
    );
    expect(told('en', '1250.00')).toContain('minimum of 1,250.00 KWD');
    expect(told('en', '-7')).toContain('minimum of -7 KWD');
    expect(told('fa', '1250.00')).toContain('۱٬۲۵۰٫۰۰');
    expect(told('en', 'a lot')).toContain('minimum of a lot KWD');
  });

  test('text from outside is put in as it is, never read as a sentence', () => {
    expect(sentence('en', 'reason.unplaced.unknown-country', { countryText: '{countryText}' })).toBe(
      '“{countryText}” is not a country we recognise.',
    );
  });

  test('one that shows what is not known gives way to one that does not', () => {
    const withdrawn = 'event.rafiq.leads.lead.withdrawn.v1';
    const keys = [`${withdrawn}.vendor`, withdrawn] as const;
    expect(fittingKey([...keys], { reason: 'other', partnerName: 'Noor' })).toBe(keys[0]);
    expect(fittingKey([...keys], { reason: 'other' })).toBe(keys[1]);
    expect(fittingKey(['event.nobody.knows', 'event.unknown'], {})).toBe('event.unknown');
    expect(fittingKey([...keys], {})).toBe(keys[1]);
  });

  test('the best language of a header wins', () => {
    expect(languageOf('fa-IR,fa;q=0.9,en;q=0.8')).toBe('fa');
    expect(languageOf('de, en;q=0.5, ar;q=0.7')).toBe('ar');
    expect(languageOf(undefined)).toBe('en');
    expect(languageOf('xx')).toBe('en');
  });
});
