import { fold } from '@rafiq/shared/fold.ts';
import anyAscii from 'any-ascii';
import { joinedLegalForms } from './legal-forms.ts';
import { joinedWords } from './joined-words.ts';
import { readable } from './readable.ts';
import { spacedWords } from './spaced-words.ts';
import { spellKana } from './spell-kana.ts';

/** Longer names are cut: nobody is called so, and work must stay bounded. */
const longestName = 300;

const joined = new Map(
  Object.entries({ ...joinedLegalForms, ...joinedWords }).map(([native, latin]) => [fold(native), latin]),
);
const escaped = (text: string): string => text.replace(/[()]/gu, '\\$&');
const anyJoined = new RegExp(
  [...joined.keys()]
    .sort((one, other) => other.length - one.length)
    .map(escaped)
    .join('|'),
  'gu',
);
const anyKana = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const joinedInKana = new Map(
  Object.entries(joinedWords)
    .filter(([native]) => anyKana.test(native))
    .map(([native, latin]) => [native.normalize('NFKC'), latin]),
);
const anyJoinedInKana = new RegExp(
  [...joinedInKana.keys()].sort((one, other) => other.length - one.length).join('|'),
  'gu',
);
const spaced = new Map(Object.entries(spacedWords).map(([native, latin]) => [fold(native), latin]));

const beyondAscii = /[^\u0000-\u007f]/u;
const withoutSpaces = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const notLatin = /(?=\p{L})\P{Script=Latin}/u;
const arabicArticle = /^(?:وال|فال|بال|لل|ال)(?=\p{L}{3})/u;

/** A word that is not in Latin letters as others write it in them: translated where that is known, else by its letters. */
function inLatin(word: string): string {
  const known = spaced.get(word);
  if (known !== undefined) return known;
  const bare = word.replace(arabicArticle, '');
  const translated = spaced.get(bare);
  if (translated !== undefined) return translated;
  const read = bare.replace(lastHe, 'a').replace(heBesideOthers, 'a\u0647');
  // The article stays a word of its own: Latin spellings part it or join it.
  return bare === word ? read : `al ${read}`;
}
/** At the end of a word `ه` is read as a vowel: `دله` is `Dalla`. */
const lastHe = /(?<=\p{L}{2})\u0647$/u;
/** Behind these its letter would be taken for part of `kh`, `sh`, `th`, `ph`: a vowel stands between. */
const heBesideOthers = /(?<=[کگستپج])\u0647/gu;

/** Vowels with a mark that German and Nordic names also spell with two letters keep one of both spellings: the short. */
const twoLetters: readonly (readonly [RegExp, string])[] = [
  [/ß/gu, 'ss'],
  [/æ/gu, 'ae'],
  [/[øö]/gu, 'o'],
  [/å/gu, 'a'],
  [/ı/gu, 'i'],
];

/**
 * A company name in lower-case Latin letters, digits and single spaces, in whatever script it was written: Unicode NFKC,
 * marks and joiners removed, Arabic and Persian letters folded, words of other scripts translated where they are known
 * and else spelt by their letters, `&` as `and`, initials with dots or spaces as one word (`I.B.M.` → `ibm`).
 * Folding the answer again changes nothing.
 */
export function foldName(name: string): string {
  let text = fold(withoutKana(readable(name.slice(0, longestName))));
  if (beyondAscii.test(text)) text = fromOtherScripts(text);
  return joinInitials(
    cutAtWord(
      text
        .replace(/['`]/gu, '')
        .replace(
          /(?<![a-z0-9])((?:[a-z]\.){1,8}[a-z]?)(?![a-z0-9])/gu,
          (dotted) => `${dotted.replaceAll('.', '')} `,
        )
        .replace(/\b([a-z]{1,3})&([a-z]{1,2})\b/gu, '$1$2')
        .replace(/\b([a-z]{1,2}) *& *(?!co\b)([a-z]{1,2})\b/gu, '$1$2')
        .replace(/[&+]/gu, ' and ')
        .replace(/(?<=\b[a-z])\/(?=[a-z]\b)/gu, '')
        .replace(/[^a-z0-9]+/gu, ' ')
        .trim(),
    ),
  );
}

/** Kana in Latin letters, before folding takes their marks away: words that are known, and then syllables. */
const withoutKana = (text: string): string =>
  anyKana.test(text)
    ? spellKana(
        text.normalize('NFKC').replace(anyJoinedInKana, (term) => ` ${joinedInKana.get(term) ?? term} `),
      )
    : text;

/** At most so many letters, of whole words: a name may have grown as it was spelt in Latin letters. */
function cutAtWord(text: string): string {
  if (text.length <= longestName) return text;
  const end = text.lastIndexOf(' ', longestName);
  return text.slice(0, end > 0 ? end : longestName);
}

function fromOtherScripts(folded: string): string {
  let text = folded.replace(/[\u2018\u2019\u02bc\u05f3\u05f4"״׳]/gu, '');
  if (withoutSpaces.test(text)) text = text.replace(anyJoined, (term) => ` ${joined.get(term) ?? term} `);
  if (notLatin.test(text))
    text = text
      // Initials with dots, in any script.
      .replace(/(?<!\p{L})((?:\p{L}\.){1,8}\p{L}?)(?!\p{L})/gu, (dotted) => `${dotted.replaceAll('.', '')} `)
      .replace(/\p{L}+/gu, (word) => (notLatin.test(word) ? inLatin(word) : word));
  for (const [letters, spelt] of twoLetters) text = text.replace(letters, spelt);
  return anyAscii(text).toLowerCase();
}

/** `i b m` → `ibm`, `h and m` → `hm`, `at and t` → `att`: letters that stand alone belong together. */
function joinInitials(text: string): string {
  return text
    .replace(/(?<![a-z0-9])[a-z](?:(?: and)? [a-z](?![a-z0-9]))+/gu, (letters) =>
      letters.replace(/ and | /gu, ''),
    )
    .replace(/(?<![a-z0-9])([a-z]{2}) and ([a-z])(?![a-z0-9])/gu, '$1$2');
}
