import {
  type CompanyName,
  type NameForm,
  type NameWord,
  skeletonOfForm,
  tellingWords,
} from './company-name.ts';
import type { Company } from './compare-companies.ts';
import { joiningWords } from './common-words.ts';
import { skeletonOf } from './skeleton.ts';

/**
 * A key under which a name is found: a letter that says what is the same, and what. The kinds:
 * - `x` all letters · `c` those of the telling words · `k` all consonants
 * - `t` a word, also one that two neighbours make together · `p` two words · `l` the first word
 * - `a` initials · `j` initials joined by "and"
 * - `d` a word but for one letter · `s` a word's consonants · `m` its two first and two last letters
 * - `y` how its first two words begin, which some names are made of
 * - `b` how all letters begin · `e` how they end
 * - of companies also `w` the domain · `f` the phone number · `i` the tax number
 */
export type IndexKey = string;

/** How near two names are that share nothing but a key of this kind: what candidates are ranked by before they are read. */
export const kindWeights: Readonly<Record<string, number>> = {
  x: 12,
  c: 8,
  a: 4,
  j: 4,
  k: 5,
  t: 3,
  p: 5,
  l: 3,
  s: 2,
  b: 2,
  e: 1.5,
  m: 1.5,
  d: 2,
  y: 3,
  w: 12,
  f: 8,
  i: 16,
};

export const limits = {
  /** A name is written under at most so many keys, and looks at most at so many: one BatchGetItem. */
  keys: 96,
  /** Letters of a key. */
  letters: 64,
  /** Entries of one posting: its item stays within 4 kB, one read unit. */
  posting: 100,
};

const mostForms = 3;
const mostPaired = 6;
const mostMisspelt = 3;
const longestDeleted = 10;
const shortestDeleted = 4;
const ends = { word: 5, begin: 6, end: 6 };
// Of all letters, so that a name that was cut off finds the whole one, also among many that begin alike.
const beginnings = [10, 14, 18, 24];
const shortestMisspeltTwice = 7;
const leastWord = 0.15;

/** A word without each of its letters in turn: two words a letter apart have one of these in common. */
export function* deletesOf(word: string): Generator<string> {
  const begun = word.slice(0, longestDeleted);
  yield begun;
  for (let at = 0; at < begun.length; at += 1)
    if (begun[at] !== begun[at - 1]) yield begun.slice(0, at) + begun.slice(at + 1);
}

export const heavierFirst = (one: NameWord, other: NameWord): number => other.weight - one.weight;

function* keysOfForm(form: NameForm): Generator<IndexKey> {
  const { compact } = form;
  const words = form.words.filter(({ spelt }) => !joiningWords.has(spelt));
  const telling = tellingWords(form).filter(({ spelt }) => !joiningWords.has(spelt));
  yield `x${compact}`;
  yield `x${form.closed}`;
  const core = telling.map(({ head }) => head).join('');
  if (core !== '') yield `c${core}`;
  if (words.length === 1 && words[0] !== undefined && words[0].spelt.length <= 8) yield `a${words[0].spelt}`;
  for (const initials of [...form.initials, ...form.begun]) yield `a${initials}`;
  if (words[0] !== undefined && words[1] !== undefined) yield syllablesKey(words[0].spelt, words[1].spelt);
  if (form.coupled !== undefined && words.length <= 2) yield `j${form.coupled}`;
  const skeleton = skeletonOfForm(form);
  if (skeleton.length > 2) yield `k${skeleton}`;
  else if (skeleton.length === 2) yield `s=${skeleton}`;
  // Other alphabets do not say which of its words everybody knows.
  const bones = skeletonOf(compact);
  if (bones.length > 2) yield `k${bones}`;
  for (const { head, weight } of words) if (weight >= leastWord) yield `t${head}`;
  for (let at = 0; at + 1 < form.words.length; at += 1)
    yield `t${form.words[at]?.spelt ?? ''}${form.words[at + 1]?.spelt ?? ''}`;
  if (words[0] !== undefined) yield `l${words[0].head}`;
  yield* pairsOf(words);
  for (const { head } of telling) {
    const bones = skeletonOf(head);
    if (bones.length > 2) yield `s${bones}`;
  }
  for (const length of beginnings) if (compact.length >= length) yield `b${compact.slice(0, length)}`;
  if (core.length >= ends.begin) yield `b${core.slice(0, ends.begin)}`;
  if (core.length >= ends.word) yield `b${core.slice(0, ends.word)}`;
  if (core.length > ends.end) yield `e${core.slice(-ends.end)}`;
  const misspelt = telling.filter(({ number, head }) => !number && head.length >= shortestDeleted);
  for (const { head } of [...misspelt].sort(heavierFirst).slice(0, mostMisspelt)) {
    if (head.length >= shortestMisspeltTwice) yield `m${head.slice(0, 2)}${head.slice(-2)}`;
    for (const rest of deletesOf(head)) yield `d${rest}`;
  }
}

const syllablesKey = (one: string, other: string): IndexKey => `y${one.slice(0, 2)}|${other.slice(0, 2)}`;

function* pairsOf(words: readonly NameWord[]): Generator<IndexKey> {
  const heads = [...new Set([...words].sort(heavierFirst).map(({ head }) => head))]
    .slice(0, mostPaired)
    .sort();
  for (let i = 0; i < heads.length; i += 1)
    for (let j = i + 1; j < heads.length; j += 1) yield `p${heads[i]}|${heads[j]}`;
}

/**
 * The keys a name is written under: at most 96, those that say most first. Writing an account is one
 * write of a small item for each; a changed name writes only those that changed.
 */
export const indexKeys = ({ forms }: CompanyName): readonly IndexKey[] => firstKeys(keysOfForms(forms));

/**
 * The keys a company is written under: at most 96, its numbers and domain first, then its name's, then
 * its aliases'. A check reads them in one request (BatchGetItem of at most 96 items of at most 4 kB), ranks what it finds
 * by the keys alone, and reads the best 80 in a second one to compare them: two requests at any number of accounts, at
 * most 88 read units, or 176 where they are to be strongly consistent.
 */
export const companyKeys = ({ name, aliases, domain, phone, taxId }: Company): readonly IndexKey[] =>
  firstKeys(
    (function* (): Generator<IndexKey> {
      if (taxId !== undefined) yield `i${taxId}`;
      if (domain !== undefined) yield `w${domain}`;
      if (phone !== undefined) yield `f${phone}`;
      yield* keysOfForms(name.forms);
      for (const alias of aliases) yield* keysOfForms(alias.forms);
    })(),
  );

function* keysOfForms(forms: readonly NameForm[]): Generator<IndexKey> {
  for (const form of forms.slice(0, mostForms)) yield* keysOfForm(form);
}

const shortestWord = 3;
const longestMisspeltTwice = 9;
const mostMisspeltTwice = 2;

const shortestOfSyllables = 5;
const longestOfSyllables = 10;

/** Where a word may have been made of two: `NatWest` is found by `na|we`. */
function* keysOfSyllables({ words: [first, second] }: NameForm): Generator<IndexKey> {
  if (first === undefined || (second !== undefined && !second.common)) return;
  const { spelt, common, number } = first;
  if (common || number || spelt.length < shortestOfSyllables || spelt.length > longestOfSyllables) return;
  for (let at = 2; at <= spelt.length - 2; at += 1) yield syllablesKey(spelt, spelt.slice(at));
}

/** Keys of words that were misspelt by one letter more than those they are written under, and of short ones. */
function* keysOfMisspelt(form: NameForm): Generator<IndexKey> {
  const words = tellingWords(form)
    .filter(({ number, spelt }) => !number && !joiningWords.has(spelt))
    .toSorted(heavierFirst)
    .slice(0, mostMisspeltTwice);
  for (const { head } of words) {
    if (head.length === shortestWord) yield `d${head}`;
    if (head.length === shortestDeleted)
      for (const rest of deletesOf(head)) if (rest.length === shortestWord) yield `t${rest}`;
  }
  for (const { head } of words)
    if (head.length > shortestDeleted && head.length <= longestMisspeltTwice)
      for (const once of deletesOf(head))
        if (once !== head) for (const twice of deletesOf(once)) if (twice !== once) yield `d${twice}`;
}

const longestAcronym = 5;

/** `TD Bank` for `Toronto Dominion Bank`: a word may be some others' first letters, alone or with those of the rest. */
function* keysOfAcronyms({ words }: NameForm): Generator<IndexKey> {
  const [first, ...rest] = words;
  if (first === undefined || rest.length === 0 || first.common || first.number) return;
  if (first.spelt.length < 2 || first.spelt.length > longestAcronym) return;
  yield `a${first.spelt}`;
  yield `a${first.spelt}${rest.map(({ spelt }) => (joiningWords.has(spelt) ? '' : spelt[0])).join('')}`;
}

/**
 * The keys a name is looked up by: those it is written under, and then, as far as there is room for them, those of names
 * that write it together, of acronyms, and of words with two letters wrong. Nothing is written under these, so that they
 * cost reads alone: at most 96 keys in all.
 */
export const lookUpKeys = (name: CompanyName): readonly IndexKey[] =>
  firstKeys(
    (function* (): Generator<IndexKey> {
      yield* keysOfForms(name.forms);
      yield* keysToLookUp(name);
    })(),
  );

/** The keys a company is looked up by: those it is written under, and then those of `lookUpKeys`; at most 96. */
export const companyLookUpKeys = (company: Company): readonly IndexKey[] =>
  firstKeys(
    (function* (): Generator<IndexKey> {
      yield* companyKeys(company);
      for (const name of [company.name, ...company.aliases]) yield* keysToLookUp(name);
    })(),
  );

function* keysToLookUp({ folded, forms }: CompanyName): Generator<IndexKey> {
  if (folded !== '') yield `x${folded.replaceAll(' ', '')}`;
  for (const form of forms.slice(0, mostForms)) {
    yield* keysOfAcronyms(form);
    yield* keysOfSyllables(form);
    yield* keysOfMisspelt(form);
  }
}

function firstKeys(all: Iterable<IndexKey>): readonly IndexKey[] {
  const keys = new Set<IndexKey>();
  for (const key of all) {
    keys.add(key.slice(0, limits.letters));
    if (keys.size === limits.keys) break;
  }
  return [...keys];
}
