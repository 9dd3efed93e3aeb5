/** Folding: one spelling for the many ways a name is written, so that searching finds it. */
import { beginningOf } from './beginning-of.ts';

const arabicLetters: Readonly<Record<string, string>> = {
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ی',
  ي: 'ی',
  ئ: 'ی',
  ك: 'ک',
  ة: 'ه',
  ۀ: 'ه',
  ؤ: 'و',
};
// Digits of Arabic and Persian count as ASCII digits.
const digitZeroes = [0x0660, 0x06f0];

/**
 * Folds a text: Unicode NFKC, lower case, accents and Arabic vowel signs removed, tatweel and joiners removed,
 * Arabic and Persian letters and digits to one form.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u0640\u200b-\u200f\u2060\ufeff\u00ad]/gu, '')
    .replace(/[أإآٱىيئكةۀؤ]/gu, (letter) => arabicLetters[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .normalize('NFC')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/gu, (digit) => {
      const code = digit.charCodeAt(0);
      const zero = digitZeroes.findLast((first) => code >= first) ?? code;
      return String(code - zero);
    });
}

const mostWords = 8;

/** The folded words of a name, each once, at most 8: what search looks for by their beginnings. */
export function wordsOf(text: string): string[] {
  const words = fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words)].map((word) => beginningOf(word, 40)).slice(0, mostWords);
}
