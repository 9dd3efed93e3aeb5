import type { Encoding } from '@rafiq/shared/imports/status.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeText } from '../../../test/fixtures/encode-text.ts';
import { detectEncoding } from './detect-encoding.ts';

const texts = {
  arabic: 'المعرف,اسم الشركة,المدينة\n1,شركة النور للتجارة,أبو ظبي\n2,مؤسسة الخليج,الدوحة\n',
  persian: 'شناسه,نام شركت,شهر\n1,شركت پارس گستر,تهران\n2,بازرگاني ژاله چمن,شيراز\n',
  french: 'numéro,société,ville\n1,Établissements Lefèvre à côté,Besançon\n2,Forêt d’Orléans,Nîmes\n',
  german: 'nummer,firma,straße\n1,Müller & Söhne,Königstraße\n2,Größe Prüftechnik,Überlingen\n',
};
const narrow = {
  arabic: 'windows-1256',
  persian: 'windows-1256',
  french: 'windows-1252',
  german: 'windows-1252',
} as const;
type Language = keyof typeof texts;
const languages = Object.keys(texts) as Language[];

describe.each(languages)('a %s text', (language) => {
  const text = texts[language];

  test('is told in the encoding of its country, likely and no more', () => {
    expect(detectEncoding(encodeText(text, narrow[language]), true)).toEqual({
      value: narrow[language],
      confidence: 'likely',
    });
  });

  test('is certain in UTF-8, with its mark or without', () => {
    for (const mark of ['', '\ufeff']) {
      expect(detectEncoding(encodeText(mark + text, 'utf-8'), true)).toEqual({
        value: 'utf-8',
        confidence: 'certain',
      });
    }
  });

  test.each(['utf-16le', 'utf-16be'] as const)('is told in %s, certain with its mark', (encoding) => {
    expect(detectEncoding(encodeText(`\ufeff${text}`, encoding), true)).toEqual({
      value: encoding,
      confidence: 'certain',
    });
    expect(detectEncoding(encodeText(text, encoding), true)).toEqual({
      value: encoding,
      confidence: 'likely',
    });
  });
});

describe('no more is claimed than is known', () => {
  test('a head of ASCII says little of the rest', () => {
    const head = Buffer.from('id,name\n1,Noor\n');
    expect(detectEncoding(head, false)).toEqual({ value: 'utf-8', confidence: 'likely' });
    expect(detectEncoding(head, true)).toEqual({ value: 'utf-8', confidence: 'certain' });
  });

  test('one foreign letter is not much', () => {
    expect(detectEncoding(encodeText('id,name\n1,Café\n', 'windows-1252'), true)).toEqual({
      value: 'windows-1252',
      confidence: 'unsure',
    });
    expect(detectEncoding(Uint8Array.of(0x61, 0x96, 0x62), true).confidence).toBe('unsure');
  });

  test('a head that breaks off within a letter is still UTF-8', () => {
    const whole = Buffer.from('نور');
    expect(detectEncoding(whole.subarray(0, 5), false).value).toBe('utf-8');
    expect(detectEncoding(whole.subarray(0, 5), true).value).not.toBe('utf-8');
  });
});

test('whatever the bytes, an encoding is named, and UTF-8 always for what is valid UTF-8 with words in it', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 300 }),
      (bytes) => detectEncoding(bytes, true).value !== undefined,
    ),
  );
  const word = fc.string({ unit: fc.constantFrom(...'abcéüñنورشپ中文'), minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 30 }), (words) => {
      const found: Encoding = detectEncoding(Buffer.from(words.join(',')), true).value;
      expect(found).toBe('utf-8');
    }),
  );
});
