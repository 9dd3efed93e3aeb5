import type { NameWord } from './company-name.ts';
import { skeletonOf } from './skeleton.ts';

const longestWord = 40;
// One after another in one thread: rows are used again instead of being made for every two words.
let before = new Uint8Array(longestWord + 1);
let row = new Uint8Array(longestWord + 1);
let next = new Uint8Array(longestWord + 1);

/**
 * By how many letters two words differ: too many, too few, another one, or two that changed places (optimal string
 * alignment).
 * @param most more than this need not be told apart: answers `most + 1`
 */
export function lettersApart(one: string, other: string, most: number): number {
  const left = one.slice(0, longestWord);
  const right = other.slice(0, longestWord);
  if (Math.abs(left.length - right.length) > most) return most + 1;
  for (let j = 0; j <= right.length; j += 1) row[j] = j;
  for (let i = 1; i <= left.length; i += 1) {
    next[0] = i;
    let least = i;
    const letter = left.charCodeAt(i - 1);
    for (let j = 1; j <= right.length; j += 1) {
      const same = letter === right.charCodeAt(j - 1);
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      if (
        i > 1 &&
        j > 1 &&
        letter === right.charCodeAt(j - 2) &&
        left.charCodeAt(i - 2) === right.charCodeAt(j - 1)
      )
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      next[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    [before, row, next] = [row, next, before];
  }
  return Math.min(row[right.length] ?? 0, most + 1);
}

const shortestBeginning = 3;
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
  const near = misspelt(short, long, one.common && other.common);
  if (near > 0.86) return near;
  return Math.max(near, cutShort(short, long), alike(short, long, spelt));
}

function misspelt(short: string, long: string, bothCommon: boolean): number {
  if (short.length < 3) return 0;
  const most = long.length < 6 ? 1 : long.length < 10 ? 2 : 3;
  const apart = lettersApart(short, long, most);
  if (apart > most) return 0;
  // One letter tells short names apart.
  const near = long.length <= 4 ? 0.5 + 0.06 * (long.length - 2) : 1 - apart / (long.length + 1);
  // Two words that everybody knows are not each other's misspelling.
  if (bothCommon) return near * 0.6;
  return short[0] === long[0] ? near : near - 0.05;
}

function cutShort(short: string, long: string): number {
  if (short.length < shortestBeginning || short.length === long.length) return 0;
  if (long.startsWith(short)) return short.length >= 5 ? 0.8 : 0.65;
  return short.length <= 5 && long.length >= 6 && shortens(short, long) ? 0.55 : 0;
}

function alike(short: string, long: string, spelt: boolean): number {
  if (short.length < (spelt ? 3 : 4) || long.length - short.length > 4) return 0;
  const bones = skeletonOf(short);
  if (bones.length < 2 || bones !== skeletonOf(long)) return 0;
  const near = 1 - lettersApart(short, long, long.length) / long.length;
  if (spelt) return near < 0.3 ? 0.55 : (bones.length > 2 ? 0.75 : 0.68) + near / 4;
  return bones.length > 2 && near >= 0.5 ? 0.8 : 0.5;
}
