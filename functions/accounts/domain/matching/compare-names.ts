import { lettersApart } from '@rafiq/shared/letters-apart.ts';
import type { CompanyName, NameForm, NameWord } from './company-name.ts';
import { lettersInCommon } from './letters-in-common.ts';
import { lineOfBusiness, namesDaughter } from './lines-of-business.ts';
import { skeletonOf } from './skeleton.ts';
import { wordLikeness } from './word-likeness.ts';
import { joiningWords } from './common-words.ts';

/** How near two names are, and by what. */
export interface NameLikeness {
  /** 0 to 1; 1 only for names that fold to the same. */
  score: number;
  /** What differs, the same for both orders. */
  differences: readonly NameDifference[];
}
export type NameDifference =
  | 'spelling'
  | 'spacing'
  | 'abbreviation'
  | 'word-order'
  | 'missing-word'
  | 'other-word'
  | 'number'
  | 'legal-form'
  | 'other-form';

/** A word that is left over says that these are two companies if it weighs at least this. */
const telling = 0.7;
const trade = 0.25;
const rare = 0.95;
const surelyMisspelt = 0.8;
const leastLikeness = 0.5;

interface Alignment {
  matched: number;
  /** Weight that does not count: of misspelt words that everybody knows. */
  spared: number;
  left: NameWord[];
  right: NameWord[];
  differences: Set<NameDifference>;
}

/** Pairs the words of two forms: the same first, then words that are written as one, initials, and misspelt ones. */
function align(one: NameForm, other: NameForm): Alignment {
  const spelt = one.spelt || other.spelt;
  const differences = new Set<NameDifference>();
  const leftOpen: boolean[] = one.words.map(() => true);
  const rightOpen: boolean[] = other.words.map(() => true);
  let matched = 0;
  let spared = 0;
  let last = -1;
  let turned = false;
  for (let i = 0; i < one.words.length; i += 1) {
    const head = one.words[i]?.head;
    for (let j = 0; j < other.words.length; j += 1) {
      if (rightOpen[j] !== true || other.words[j]?.head !== head) continue;
      matched += (one.words[i]?.weight ?? 0) * 2;
      leftOpen[i] = false;
      rightOpen[j] = false;
      turned ||= j < last;
      last = j;
      break;
    }
  }
  if (leftOpen.includes(true) && rightOpen.includes(true)) {
    matched += joinRuns(one.words, other.words, leftOpen, rightOpen, { spelt, differences });
    matched += joinRuns(other.words, one.words, rightOpen, leftOpen, { spelt, differences });
    const nearest = pairNearest(one.words, other.words, { leftOpen, rightOpen, spelt, differences });
    matched += nearest.matched;
    spared = nearest.spared;
  }
  if (turned) differences.add('word-order');
  return {
    matched,
    spared,
    left: one.words.filter((_, i) => leftOpen[i]),
    right: other.words.filter((_, j) => rightOpen[j]),
    differences,
  };
}

const mostJoined = 4;
const longestInitials = 7;

/** A word that is several of the other name's: written together (`gtxpro`), or as their initials (`ibm`). */
function joinRuns(
  words: readonly NameWord[],
  others: readonly NameWord[],
  open: boolean[],
  othersOpen: boolean[],
  { spelt, differences }: { spelt: boolean; differences: Set<NameDifference> },
): number {
  let matched = 0;
  words.forEach((word, i) => {
    if (open[i] !== true || word.number || word.head.length < 2) return;
    const run =
      joinedRun(word, others, othersOpen, spelt) ??
      initialsRun(word, others, othersOpen) ??
      syllablesRun(word, others, othersOpen);
    if (run === undefined) return;
    open[i] = false;
    let weight = word.weight;
    for (let j = run.from; j < run.end; j += 1) {
      othersOpen[j] = false;
      weight += others[j]?.weight ?? 0;
    }
    matched += weight * run.likeness;
    differences.add(run.difference);
  });
  return matched;
}

interface Run {
  from: number;
  end: number;
  likeness: number;
  difference: NameDifference;
}

const fewestBones = 3;

/** @param byBones whether one of the two came in other letters, so that its consonants are to be compared */
function joinedRun(
  word: NameWord,
  others: readonly NameWord[],
  open: readonly boolean[],
  byBones: boolean,
): Run | undefined {
  const bones = byBones ? skeletonOf(word.spelt) : '';
  for (let from = 0; from < others.length - 1; from += 1) {
    let text = '';
    let spelt = '';
    for (let end = from; end < others.length && end - from < mostJoined && open[end] === true; end += 1) {
      text += others[end]?.head ?? '';
      spelt += others[end]?.spelt ?? '';
      if (end === from) continue;
      if (text === word.head || spelt === word.spelt)
        return { from, end: end + 1, likeness: 0.97, difference: 'spacing' };
      if (spelt.length > 5 && lettersApart(spelt, word.spelt, 1) === 1)
        return { from, end: end + 1, likeness: 0.9, difference: 'spacing' };
      if (bones.length >= fewestBones && skeletonOf(spelt) === bones)
        return { from, end: end + 1, likeness: 0.8, difference: 'spacing' };
      if (spelt.length > word.spelt.length + 1) break;
    }
  }
  return undefined;
}

function initialsRun(word: NameWord, others: readonly NameWord[], open: readonly boolean[]): Run | undefined {
  const { spelt } = word;
  if (spelt.length > longestInitials || word.common) return undefined;
  for (let from = 0; from < others.length - 1; from += 1) {
    for (const skipping of [true, false]) {
      let at = 0;
      let end = from;
      for (; end < others.length && at < spelt.length && open[end] === true; end += 1) {
        const other = others[end]?.spelt ?? '';
        if (skipping && joiningWords.has(other) && at > 0) continue;
        if (other[0] !== spelt[at]) break;
        at += 1;
      }
      if (at === spelt.length)
        return { from, end, likeness: initialsLikeness[at] ?? 0.9, difference: 'abbreviation' };
    }
  }
  return undefined;
}
const initialsLikeness = [0, 0, 0.7, 0.8, 0.85];

const shortestOfSyllables = 5;
const longestOfSyllables = 14;
const shortestSyllable = 2;
const mostSyllables = 4;

/** A word made of how several of the other name's begin: `natwest` of `National Westminster`. */
function syllablesRun(
  word: NameWord,
  others: readonly NameWord[],
  open: readonly boolean[],
): Run | undefined {
  const { spelt, common } = word;
  if (common || spelt.length < shortestOfSyllables || spelt.length > longestOfSyllables) return undefined;
  for (let from = 0; from < others.length - 1; from += 1) {
    const end = endOfSyllables(spelt, others, open, from, 0);
    if (end !== undefined && end - from > 1) {
      const allCommon = others.slice(from, end).every((other) => other.common);
      return { from, end, likeness: allCommon ? 0.65 : 0.8, difference: 'abbreviation' };
    }
  }
  return undefined;
}

/** Behind which of the other words nothing of a word is left, if each gives two letters at least; undefined for none. */
function endOfSyllables(
  rest: string,
  others: readonly NameWord[],
  open: readonly boolean[],
  at: number,
  taken: number,
): number | undefined {
  if (rest === '') return at;
  const other = others[at]?.spelt;
  if (other === undefined || open[at] !== true || taken === mostSyllables) return undefined;
  if (taken > 0 && joiningWords.has(other)) return endOfSyllables(rest, others, open, at + 1, taken);
  let shared = 0;
  while (shared < other.length && rest[shared] === other[shared] && shared < rest.length) shared += 1;
  for (let length = shared; length >= shortestSyllable; length -= 1) {
    const end = endOfSyllables(rest.slice(length), others, open, at + 1, taken + 1);
    if (end !== undefined) return end;
  }
  return undefined;
}

/** What is left, each with the nearest of the other name's. */
function pairNearest(
  words: readonly NameWord[],
  others: readonly NameWord[],
  open: { leftOpen: boolean[]; rightOpen: boolean[]; spelt: boolean; differences: Set<NameDifference> },
): { matched: number; spared: number } {
  const { leftOpen, rightOpen, spelt, differences } = open;
  const pairs: { i: number; j: number; likeness: number; weight: number; spared: number }[] = [];
  words.forEach((word, i) => {
    if (leftOpen[i] !== true) return;
    others.forEach((other, j) => {
      if (rightOpen[j] !== true) return;
      const likeness = wordLikeness(word, other, spelt);
      if (likeness < leastLikeness) return;
      // A word that everybody knows says no more for being misspelt.
      const spared =
        word.common !== other.common && likeness >= surelyMisspelt ? Math.abs(word.weight - other.weight) : 0;
      pairs.push({ i, j, likeness, weight: word.weight + other.weight - spared, spared });
    });
  });
  pairs.sort((one, other) => other.likeness * other.weight - one.likeness * one.weight);
  let matched = 0;
  let sparedWeight = 0;
  for (const { i, j, likeness, weight, spared } of pairs) {
    if (leftOpen[i] !== true || rightOpen[j] !== true) continue;
    leftOpen[i] = false;
    rightOpen[j] = false;
    matched += weight * likeness;
    sparedWeight += spared;
    differences.add('spelling');
  }
  return { matched, spared: sparedWeight };
}

const heaviest = (words: readonly NameWord[]): number =>
  words.reduce((most, { weight }) => Math.max(most, weight), 0);

/** Whether each side names a line of business and the other side a different one. */
function inTwoLines(left: readonly NameWord[], right: readonly NameWord[]): boolean {
  const lines = (words: readonly NameWord[]): number[] =>
    words.flatMap(({ head }) => lineOfBusiness(head) ?? []);
  const [those, these] = [lines(left), lines(right)];
  return those.length > 0 && these.length > 0 && !those.some((line) => these.includes(line));
}

const penalties = {
  /** Each name has a word of its own that tells it apart. */
  otherWord: 0.85,
  /** One has a word more that tells it apart. */
  addedWord: 0.94,
  /** One begins with all that the other says. */
  leading: 0.7,
  /** The same, where it begins with a word that many are called by. */
  leadingCommon: 0.62,
  /** Each names a place or trade that the other does not. */
  otherTrade: 0.85,
  /** Each is in a line of business that the other is not in. */
  otherLine: 0.85,
  /** One names a trade that companies name a daughter by. */
  daughter: 0.9,
  /** A number that the other has not. */
  number: 0.82,
  /** Only parts of both names agree, and what stands beside them does not. */
  parts: 0.78,
  order: 0.98,
  legalForm: 0.985,
  missingLegalForm: 0.995,
  /** One is called by the other's first letters. */
  initials: 0.82,
  /** The same, with words that join others or with a legal form. */
  initialsWithLegalForm: 0.79,
  /** The same but for its last word. */
  begunInitials: 0.78,
  /** The same letters as a whole, where the words were not the same. */
  whole: 0.97,
  /** Many of the same letters, and words that are not the same. */
  letters: 0.6,
};

/** However long two names are, one word may make them two companies'. */
const most = { qualified: 0.74, otherWord: 0.8, otherLine: 0.74, addedWord: 0.88, number: 0.8 };

const shortestBeginning = 10;

/** A name that was cut off, as fields of old systems do, within a word or behind one. */
function beginningLikeness(one: NameForm, other: NameForm): number {
  const [shorter, longer] = one.compact.length < other.compact.length ? [one, other] : [other, one];
  // A number is not cut short: `VI` does not begin `VII`.
  if (shorter.words.at(-1)?.number === true) return 0;
  const [short, long] = [shorter.compact, longer.compact];
  if (short.length < shortestBeginning || !long.startsWith(short) || !/^\D/u.test(long.slice(short.length)))
    return 0;
  const next = wordAt(longer, short.length);
  // Nor does it cut off what tells a daughter or a second one apart.
  if (next !== undefined && (next.number || namesDaughter(next.head))) return 0;
  return 0.55 + (0.4 * short.length) / long.length;
}

/** The word that begins behind so many letters; undefined where none begins there. */
function wordAt({ words }: NameForm, letters: number): NameWord | undefined {
  let begun = 0;
  return words.find(({ spelt }) => {
    if (begun === letters) return true;
    begun += spelt.length;
    return false;
  });
}

/** How sure the one word of a name is what the other's first letters spell. */
function initialsSay(short: NameForm, long: NameForm): number {
  const [word, another] = short.words;
  if (word === undefined || another !== undefined) return 0;
  const { spelt } = word;
  if (spelt.length === 2)
    return short.coupled !== undefined && short.coupled === long.coupled ? penalties.initials : 0;
  if (spelt.length < 2) return 0;
  if (long.initials.includes(spelt))
    return spelt === initialsOfWords(long) ? penalties.initials : penalties.initialsWithLegalForm;
  return long.begun.includes(spelt) ? penalties.begunInitials : 0;
}

const initialsOfWords = ({ words }: NameForm): string =>
  words.map(({ spelt }) => (joiningWords.has(spelt) ? '' : spelt[0])).join('');

const isSameForm = (one: NameForm, other: NameForm): boolean =>
  one.compact === other.compact || one.closed === other.closed;

/** What a name begins with to be told from another of its kind: `State Bank of India` is not `Bank of India`. */
const qualifying = new Set(
  'first second third new united national state federal central agricultural commercial industrial north south east west northern southern eastern western'.split(
    ' ',
  ),
);

/** Whether one name is all of the other but for a word at its beginning that tells it from those of its kind. */
function isQualified(
  one: NameForm,
  other: NameForm,
  left: readonly NameWord[],
  right: readonly NameWord[],
): boolean {
  if (left.length > 0 && right.length > 0) return false;
  const [long, more] = left.length > 0 ? [one, left] : [other, right];
  const first = long.words.find(({ spelt }) => !joiningWords.has(spelt));
  return first !== undefined && qualifying.has(first.head) && more.includes(first);
}

/** How near two forms are word by word: what is left over on either side counts against them. */
function byWords(one: NameForm, other: NameForm): { score: number; differences: Set<NameDifference> } {
  const { matched, spared, left, right, differences } = align(one, other);
  let score = matched / (one.weight + other.weight - spared);
  if (left.length + right.length === 0) return { score, differences };
  if (left.some(({ number }) => number) || right.some(({ number }) => number)) {
    score = Math.min(score * penalties.number, most.number);
    differences.add('number');
  }
  if (isQualified(one, other, left, right)) score = Math.min(score, most.qualified);
  const both = Math.min(heaviest(left), heaviest(right));
  if (both >= telling) score = Math.min(score * penalties.otherWord, most.otherWord);
  else if (inTwoLines(left, right)) score = Math.min(score * penalties.otherLine, most.otherLine);
  else if (both >= trade) score *= penalties.otherTrade;
  else if (both === 0 && Math.max(heaviest(left), heaviest(right)) >= rare)
    score = Math.min(score * penalties.addedWord, most.addedWord);
  else if (both === 0 && [...left, ...right].some(({ head }) => namesDaughter(head)))
    score = Math.min(score * penalties.daughter, most.otherLine);
  differences.add(both > 0 ? 'other-word' : 'missing-word');
  // Who is called `MOL Hungarian Oil` is called `MOL` for short, however much follows.
  if (both === 0 && one.words[0]?.head === other.words[0]?.head) {
    const tells = (one.words[0]?.weight ?? 0) >= telling;
    score = Math.max(score, tells ? penalties.leading : penalties.leadingCommon);
  }
  return { score, differences };
}

/**
 * How near two forms are as a whole, where one is written without spaces, cut off, by its first letters, or beyond
 * recognition: as far as that is more than their words say.
 */
function asWhole(
  one: NameForm,
  other: NameForm,
  scoreOfWords: number,
): { score: number; difference: NameDifference } {
  if (isSameForm(one, other)) return { score: penalties.whole, difference: 'spacing' };
  const begun = beginningLikeness(one, other);
  const said = Math.max(begun, initialsSay(one, other), initialsSay(other, one));
  // Letters alone never say more than that.
  const spelt =
    Math.max(said, scoreOfWords) < penalties.letters
      ? penalties.letters * lettersInCommon(one.compact, other.compact)
      : 0;
  return said >= spelt
    ? { score: said, difference: 'abbreviation' }
    : { score: spelt, difference: 'spelling' };
}

function compareForms(one: NameForm, other: NameForm): NameLikeness {
  let { score, differences } = byWords(one, other);
  const whole = asWhole(one, other, score);
  if (whole.score > score) {
    score = whole.score;
    differences = new Set([whole.difference]);
  }
  if (differences.has('word-order')) score *= penalties.order;
  if (one.legal !== other.legal) {
    score *= one.legal === '' || other.legal === '' ? penalties.missingLegalForm : penalties.legalForm;
    differences.add('legal-form');
  }
  if (one.factor < 1 || other.factor < 1) {
    score *= one.factor * other.factor;
    differences.add('other-form');
  }
  return { score, differences: [...differences].sort() };
}

/**
 * How near two company names are. Every word counts as much as it tells companies apart, on both sides: what only one
 * name says counts against it, little for `systems`, much for a word nobody else is called by. Depends on these two
 * names alone; symmetric.
 */
export function compareNames(one: CompanyName, other: CompanyName): NameLikeness {
  if (one.folded === other.folded && one.folded !== '') return { score: 1, differences: [] };
  // Words are taken for each other in an order: whichever is asked for, it is the same one.
  return one.folded < other.folded ? nearestForms(one, other) : nearestForms(other, one);
}

/** `Pepsi Co` is `PepsiCo`, though it looks like a legal form. */
const lettersOf = ({ folded }: CompanyName): string => folded.replaceAll(' ', '');

function nearestForms(one: CompanyName, other: CompanyName): NameLikeness {
  let best: NameLikeness = { score: 0, differences: [] };
  const isCut = ({ cut }: NameForm): boolean => cut;
  const bothCut = one.forms.some(isCut) && other.forms.some(isCut);
  for (const form of one.forms)
    for (const counterpart of other.forms) {
      if (form.factor * counterpart.factor <= best.score) continue;
      const found = compareForms(form, counterpart);
      // Both have something in brackets, and it was left out of one of them at least; or it is all that agrees.
      if ((bothCut && (form.cut || counterpart.cut)) || (form.aside && counterpart.aside))
        found.score *= penalties.parts;
      if (found.score > best.score) best = found;
    }
  if (best.score > 0 && best.score < penalties.whole && lettersOf(one) === lettersOf(other))
    best = { score: penalties.whole, differences: ['spacing'] };
  // Only names that fold to the same are the same for certain.
  return { ...best, score: Math.min(best.score, 0.999) };
}
