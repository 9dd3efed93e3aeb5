import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDecimal, readWholeNumber } from './read-number.ts';

describe('a whole number', () => {
  test.each([
    ['2448', 2448],
    ['2,448', 2448],
    ['2.448', 2448],
    ['2 448', 2448],
    ['1’234’567', 1_234_567],
    ['٢٤٤٨', 2448],
    ['۲٬۴۴۸', 2448],
    ['120.0', 120],
    ['1,2', undefined],
    ['1,234.567', undefined],
    ['-5', undefined],
    ['12e3', undefined],
    ['about 50', undefined],
    ['', undefined],
  ])('%s → %s', (text, number) => {
    expect(readWholeNumber(text)).toBe(number);
  });

  test('is read back from every language’s way of writing it', () => {
    const locale = fc.constantFrom('en', 'de', 'fr', 'de-CH', 'ar-EG', 'fa');
    fc.assert(
      fc.property(fc.nat(999_999_999), locale, (number, language) => {
        expect(readWholeNumber(new Intl.NumberFormat(language).format(number))).toBe(number);
      }),
    );
  });
});

test.each([
  ['1', 1],
  ['1.5', 1.5],
  ['1,5', 1.5],
  ['۱٫۵', 1.5],
  ['-1', undefined],
  ['a', undefined],
])('the decimal %s is %s', (text, number) => {
  expect(readDecimal(text)).toBe(number);
});

describe('by the mark of its file', () => {
  test.each([
    ['1.200', ',', 1200],
    ['1.200,0', ',', 1200],
    ['1,200', '.', 1200],
    ['1 200', ',', 1200],
    ['1.2', '.', undefined],
    ['1,200', ',', undefined],
    ['1200,00', ',', 1200],
    ['1200,00', '.', undefined],
    ['1200.00', '.', 1200],
    ['۱٬۲۰۰', '.', 1200],
  ] as const)('%s with %s is the whole number %s', (text, mark, number) => {
    expect(readWholeNumber(text, mark)).toBe(number);
  });

  test.each([
    ['1.200,5', ',', 1200.5],
    ['1,200.5', '.', 1200.5],
    ['1,5', ',', 1.5],
    ['1.5', '.', 1.5],
    ['1,5', '.', undefined],
    ['۱٫۵', '.', 1.5],
  ] as const)('%s with %s is the decimal %s', (text, mark, number) => {
    expect(readDecimal(text, mark)).toBe(number);
  });
});
