import anyAscii from 'any-ascii';

const kana = /[\p{Script=Hiragana}\p{Script=Katakana}\u30fc]+/gu;
const hiragana = /[\u3041-\u3096]/gu;
const toKatakana = 0x60;
const smallVowels: Readonly<Record<string, string>> = {
  ァ: 'a',
  ィ: 'i',
  ゥ: 'u',
  ェ: 'e',
  ォ: 'o',
  ャ: 'ya',
  ュ: 'yu',
  ョ: 'yo',
  ヮ: 'wa',
};
const pairs = /(.)([ァィゥェォャュョヮ])/gu;
const doubled = /ッ([a-z]?)/gu;
const longVowel = /ー/gu;

/** What a sign and the small vowel behind it are read as: `キャ` is `kya`, `シャ` is `sha`, `ファ` is `fa`, `ウィ` is `wi`. */
function syllable(sign: string, small: string): string {
  const consonant = sign === 'ウ' ? 'w' : anyAscii(sign).replace(/[aeiou]$/u, '');
  const vowel = smallVowels[small] ?? '';
  return consonant + (/(?:sh|ch|j)$/u.test(consonant) ? vowel.replace(/^y/u, '') : vowel);
}

/**
 * Japanese syllables as they are read (Hepburn, long vowels short): `カラダファクトリー` is `karadafakutori`. Other letters stay.
 * Folding alone would take `ダ` for `タ`: their mark is no accent.
 * @param text composed (NFKC)
 */
export const spellKana = (text: string): string =>
  text.replace(kana, (run) =>
    anyAscii(
      run
        .replace(hiragana, (sign) => String.fromCharCode(sign.charCodeAt(0) + toKatakana))
        .replace(longVowel, '')
        .replace(pairs, (_, sign: string, small: string) => syllable(sign, small))
        .replace(/[^a-zッ]/gu, (sign) => anyAscii(sign))
        .replace(doubled, '$1$1'),
    ),
  );
