import { commonWords } from './common-words.ts';
import { skeletonOf } from './skeleton.ts';
import { sameWords } from './same-words.ts';

const heads = new Map<string, string>();
for (const line of sameWords.trim().split('\n')) {
  const [head = '', ...others] = line.split(' ');
  heads.set(head, head);
  for (const other of others) heads.set(other, head);
}

const shortestPlural = 5;
const shortestBones = 4;

/** The one word that its abbreviations, plurals and translations are taken for; any other word itself. */
export function headOf(word: string): string {
  const head = heads.get(word);
  if (head !== undefined) return head;
  if (word.length < shortestPlural || !word.endsWith('s')) return word;
  const single = word.slice(0, -1);
  return heads.get(single) ?? (says.has(single) ? single : word);
}

const says = new Map<string, number>();
for (const { says: weight, words } of [...commonWords].reverse())
  for (const word of words.trim().split(/\s+/u)) {
    says.set(heads.get(word) ?? word, weight);
    const single = word.length >= shortestPlural && word.endsWith('s') ? word.slice(0, -1) : word;
    if (!heads.has(single)) says.set(single, weight);
  }

const byBones = new Map<string, string>();
for (const word of [...says.keys(), ...heads.keys()]) {
  const bones = skeletonOf(word);
  if (bones.length >= shortestBones && !byBones.has(bones)) byBones.set(bones, heads.get(word) ?? word);
}

/**
 * The word that one in other letters is taken for: where it is none that everybody knows, the known one with the same
 * consonants (`تکنولوژی`, by its letters `tknwlwjy`, is `technology`).
 */
export function headOfForeign(word: string): string {
  const head = headOf(word);
  return head !== word || says.has(word) ? head : (byBones.get(skeletonOf(word)) ?? word);
}

/** Whether many companies are called so. */
export const isCommon = (head: string): boolean => says.has(head);

/** Below it a word tells companies apart only together with others. */
export const tellingWeight = 0.5;

/**
 * How much a word tells companies apart, from 0.05 (`the`) to 1.2 (a long word that nobody else is called by).
 * @param head as `headOf` gives it
 */
export function weightOf(head: string): number {
  const known = says.get(head);
  if (known !== undefined) return known;
  if (/^\d+$/u.test(head)) return 0.8;
  return byLength[head.length] ?? 1.2;
}
const byLength = [0, 0.4, 0.7, 0.9, 0.95, 1, 1.05, 1.1, 1.15];
