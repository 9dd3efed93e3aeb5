import { lettersApart } from '@rafiq/shared/letters-apart.ts';
import type { NameWord } from './company-name.ts';
import { skeletonOf } from './skeleton.ts';

const shortestBeginning = 3;
/** Of longer words the beginnings are compared: work must stay bounded. */
const longestCompared = 40;
const beginningsApart = (one: string, other: string, most: number): number =>
  lettersApart(one.slice(0, longestCompared), other.slice(0, longestCompared), most);
const digits = /\d+/gu;
const sameDigits = (one: string, other: string): boolean =>
  (one.match(digits) ?? []).join(' ') === (other.match(digits) ?? []).join(' ');

/** Whether the letters of the shorter stand in the longer in their order, the first and the last at its ends. */
function shortens(short: string, long: string): boolean {
  if (short[0] !== long[0] || short.at(-1) !== long.at(-1)) return false;
  let at = 0;
  for (const letter of long) if (letter === short[at]) at += 1;
  return at === short.length;
}

/**
 * How near two words are, 0 to 1: the same, misspelt by a letter or two, written by another alphabet, or one the other
 * cut short. Numbers are the same or not. Symmetric.
 * @param spelt whether one of them came in other letters, which keep consonants only
 */
export function wordLikeness(one: NameWord, other: NameWord, spelt: boolean): number {
  if (one.head === other.head) return 1;
  if (one.number || other.number) return 0;
  const [short, long] =
    one.head.length <= other.head.length ? [one.head, other.head] : [other.head, one.head];
  if (!sameDigits(short, long)) return 0;
  const bothCommon = one.common && other.common;
  // `R. Bosch`
  if (short.length === 1 && short[0] === long[0] && (one.common || other.common)) return 0.7;
  let near = misspelt(short, long, bothCommon);
  // `technoolgies` is near to `technologies`, whose head is another word.
  if (one.head !== one.spelt || other.head !== other.spelt)
    near = Math.max(near, misspelt(one.spelt, other.spelt, bothCommon));
  if (near > 0.86) return near;
  return Math.max(near, cutShort(short, long), bothCommon && !spelt ? 0 : alike(short, long, spelt));
}

function misspelt(one: string, other: string, bothCommon: boolean): number {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length < 3) return 0;
  const most = long.length < 6 ? 1 : long.length < 10 ? 2 : 3;
  const apart = beginningsApart(short, long, most);
  if (apart > most) return 0;
  // One letter tells short names apart.
  const near = long.length <= 4 ? 0.5 + 0.06 * (long.length - 2) : 1 - apart / (long.length + 1);
  // Two words that everybody knows are not each other's misspelling.
  if (bothCommon) return near * 0.6;
  // A first letter is seldom missed, and hardly ever together with another.
  if (short[0] === long[0]) return near;
  return near - (apart > 1 ? 0.15 : 0.05);
}

function cutShort(short: string, long: string): number {
  if (short.length < shortestBeginning || short.length === long.length) return 0;
  if (long.startsWith(short)) return short.length >= 5 ? 0.8 : 0.65;
  return short.length <= 5 && long.length >= 6 && shortens(short, long) ? 0.55 : 0;
}

function alike(short: string, long: string, spelt: boolean): number {
  const vowelless = short.length >= shortestVowelless && !/[aeiou]/u.test(short);
  if (short.length < (spelt ? 3 : 4) || (long.length - short.length > 4 && !vowelless)) return 0;
  const bones = skeletonOf(short);
  if (bones.length < (spelt ? 2 : 3) || bones !== skeletonOf(long)) return 0;
  const near = 1 - beginningsApart(short, long, long.length) / long.length;
  if (spelt) return near < 0.3 ? 0.55 : (bones.length > 2 ? 0.75 : 0.68) + near / 4;
  // `Wtrprfng`
  if (vowelless) return 0.75;
  // Vowels tell Latin names apart as well: `Hosni` is near to `Hosny`, and `Saintjo` is not to `Santiago`.
  return near >= leastAlike ? 0.8 : 0.5;
}
const leastAlike = 0.65;
const shortestVowelless = 5;
