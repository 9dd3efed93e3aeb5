import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { email, language, line, paragraph, website } from './text.ts';

/** What a text is read as, or the code it is refused with. */
const read = (schema: ReturnType<typeof line> | typeof email, text: string): string => {
  const parsed = schema.safeParse(text);
  return parsed.success ? parsed.data : (parsed.error.issues[0]?.message ?? 'refused');
};

describe('letters without a shape make no other name', () => {
  it.each([
    ['a zero-width space', 'Al Manara\u200b Systems'],
    ['a word joiner', 'Al\u2060 Manara Systems'],
    ['a soft hyphen', 'Al Mana\u00adra Systems'],
    ['a mark of byte order inside', 'Al Manara \ufeffSystems'],
    ['a Hangul filler', 'Al Manara Systems\u3164'],
    ['an end of line', 'Al Manara\u2028Systems'],
    ['tags', 'Al Manara Systems\u{e0041}\u{e0042}'],
    ['a zero-width space before blanks', '  \u200b  Al Manara Systems \u200b '],
  ])('%s', (_, text) => {
    expect(read(line(200), text)).toBe('Al Manara Systems');
  });

  it('those that Persian, Arabic and emoji are written with stay', () => {
    for (const text of ['می\u200cرود', 'نور\u200f (Noor)', '👩\u200d💻', '❤\ufe0f']) {
      expect(read(line(200), text)).toBe(text);
    }
  });
});

describe('a text in which nothing can be seen is missing', () => {
  it.each([
    '\u200b',
    '\u200c',
    '\u200d\u200f',
    '\u2060',
    '\u3164',
    '\u061c',
    '\u2800',
    '\u0651',
    '\u{e0041}',
  ])('%j', (text) => {
    expect(read(line(200), text)).toBe('required');
    expect(read(paragraph(200), text)).toBe('required');
  });
});

it.each(['\u202e', '\u2066', '\u0000'])('%j disguises a name and is refused', (mark) => {
  expect(read(line(200), `Noor${mark}Trading`)).toBe('control-characters');
});

describe('an e-mail address is visible throughout', () => {
  it.each(['lina@noor.example', 'لینا@نور.example', "o'neil+x@noor.example"])('%s', (text) => {
    expect(read(email, text)).toBe(text);
  });

  it.each([
    '\u3164',
    '\u115f',
    '\uffa0',
    '\u2800',
    '\u0000',
    '\u0007',
    '\u007f',
    '\u0085',
    '\u00ad',
    '\u200b',
    '\u200e',
    '\u202e',
    '\u2066',
    '\ufeff',
  ])('%j within one is refused', (mark) => {
    expect(read(email, `li${mark}na@noor.example`)).toBe('invalid-email');
    expect(read(email, `lina@no${mark}or.example`)).toBe('invalid-email');
  });
});

describe('a website', () => {
  it.each([
    'noor.example',
    'www.noor.example/ar?from=card#top',
    'https://noor.example',
    'HTTP://noor.example:8080/path:with@signs',
    'نور.امارات',
  ])('%s is kept as written', (text) => {
    expect(read(website, ` ${text} `)).toBe(text);
  });

  it.each([
    'javascript:alert(1)',
    'JavaScript:8080//%0aalert(1)',
    'data:text/html,<script>alert(1)</script>',
    'file:///etc/passwd',
    'ftp://noor.example',
    'mailto:lina@noor.example',
    'https://lina:secret@noor.example',
    'https://lina@noor.example',
    'lina:secret@noor.example',
    'lina@noor.example',
    'https://',
    '//evil.example',
    '\\\\evil.example',
    'call us',
  ])('%s is none', (text) => {
    expect(read(website, text)).toBe('invalid-website');
  });
});

test('a tag of a language has an end', () => {
  expect(language.safeParse('zh-Hant-TW').success).toBe(true);
  expect(language.safeParse(`en${'-abcdefgh'.repeat(10)}`).success).toBe(false);
});

test('reading what was read changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
      const once = line(80).safeParse(text);
      if (once.success) expect(line(80).parse(once.data)).toBe(once.data);
    }),
  );
});
