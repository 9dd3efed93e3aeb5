import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, wordsOf } from './fold.ts';

describe('folding', () => {
  test.each([
    ['ي and ی', 'علي', 'علی'],
    ['ك and ک', 'كريم', 'کریم'],
    ['ة and ه', 'شركة', 'شرکه'],
    ['alefs', 'أحمد إبراهيم آمال', 'احمد ابراهیم امال'],
    ['vowel signs and tatweel', 'مُحَمَّـــد', 'محمد'],
    ['joiners', 'می\u200cرود', 'میرود'],
    ['digits', '١٢٣ ۴۵۶', '123 456'],
    ['accents and case', 'ÉCOLE Müller', 'ecole muller'],
    ['full width', 'ＡＢＣ', 'abc'],
  ])('%s', (_name, text, folded) => {
    expect(fold(text)).toBe(fold(folded));
    expect(fold(text)).toBe(folded.normalize('NFC'));
  });

  test('folding twice is folding once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});

test('words are parted at whatever is neither letter nor digit, each once, at most eight', () => {
  expect(wordsOf('A. Bike-Store (a)')).toEqual(['a', 'bike', 'store']);
  expect(wordsOf('شركة نور للتجارة')).toEqual(['شرکه', 'نور', 'للتجاره']);
  expect(wordsOf('1 2 3 4 5 6 7 8 9')).toHaveLength(8);
});
