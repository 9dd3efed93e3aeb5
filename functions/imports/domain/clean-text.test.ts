import { line, paragraph } from '@rafiq/shared/text.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanText } from './clean-text.ts';

describe('a cell is cleaned', () => {
  test.each([
    ['Kurf\u0081rstenstr 9', 'Kurfrstenstr 9', true],
    ['  Noor  Trading ', 'Noor  Trading', false],
    ['Suite 4\r\nBuilding 2', 'Suite 4 Building 2', false],
    ['gnp\u202egpj.exe', 'gnpgpj.exe', true],
    ['a\u0000b', 'ab', true],
    ['شركة\tنور', 'شركة نور', false],
    ['Al Manara\u200b Systems', 'Al Manara Systems', true],
    ['می\u200cرود', 'می\u200cرود', false],
    ['one\u2028two', 'one two', true],
    [' \u200c\u200f ', '', false],
  ])('%j', (cell, text, cleaned) => {
    expect(cleanText(cell)).toEqual({ text, cleaned });
  });

  test('keeping the lines of a message', () => {
    expect(cleanText('one\r\ntwo\rthree\u0007', { lines: true })).toEqual({
      text: 'one\ntwo\nthree',
      cleaned: true,
    });
  });

  test('so that the contracts take whatever is left of it', () => {
    const cell = fc.string({ unit: 'binary', maxLength: 60 });
    fc.assert(
      fc.property(cell, (text) => {
        const one = cleanText(text).text;
        const several = cleanText(text, { lines: true }).text;
        return (
          (one === '' || line(500).safeParse(one).success) &&
          (several === '' || paragraph(500).safeParse(several).success)
        );
      }),
    );
  });
});
