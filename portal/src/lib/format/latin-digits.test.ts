import { expect, it } from 'vitest';
import { latinDigits } from './latin-digits.ts';

it.each([
  ['١٢٬٥٠٠٫٧٥', '12500.75'],
  ['۱۲٬۵۰۰٫۷۵', '12500.75'],
  ['1,250.5', '1250.5'],
  ['abc', 'abc'],
])('reads %s as %s', (typed, read) => expect(latinDigits(typed)).toBe(read));
