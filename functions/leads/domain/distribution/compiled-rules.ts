/**
 * The rules of a policy, compiled: which of them a lead meets is found without asking one after another, so that the
 * cost of a decision does not grow with the rules.
 *
 * For each field, a value stands for the set of rules that it satisfies, as bits; a lead meets the rules in all of its
 * values' sets. Above the bits of 32 rules each stands one that says whether any of them is set, so that the rules no
 * lead of this kind can meet are passed over 1,024 at a time. A set is computed when its value is first seen.
 */
import { ask, leadFieldNames } from '@rafiq/shared/leads/operators.ts';
import type { Condition, FieldValues, LeadField } from '@rafiq/shared/leads/operators.ts';

/** A rule as far as matching is concerned. */
interface Conditional {
  readonly when: readonly Condition[];
}

/** A set of rules: bits by 32, and above them one bit for each of those words that is not empty. */
interface RuleSet {
  readonly words: Uint32Array;
  readonly summary: Uint32Array;
}

/** The conditions on one field, and the sets of the values seen so far. */
interface FieldIndex {
  readonly field: LeadField;
  /** Rules that do not ask about this field. */
  readonly indifferent: Uint32Array;
  readonly asking: readonly { rule: number; holds: (value: string | null) => boolean }[];
  readonly sets: Map<string | null, RuleSet>;
}

/** Fields such as postal codes have no end of values: then the sets are begun anew. */
const mostValuesKept = 4096;
const bitsOfWord = 32;

const wordsFor = (bits: number): number => Math.ceil(bits / bitsOfWord);

function setBit(words: Uint32Array, bit: number): void {
  const word = bit >>> 5;
  words[word] = ((words[word] ?? 0) | (1 << (bit & 31))) >>> 0;
}

function summaryOf(words: Uint32Array): Uint32Array {
  const summary = new Uint32Array(wordsFor(words.length));
  for (const [place, word] of words.entries()) if (word !== 0) setBit(summary, place);
  return summary;
}

/** The place of the lowest bit that is set. */
const lowestBit = (word: number): number => 31 - Math.clz32(word & -word);

/** The rules of a policy, ready to be asked about many leads. */
export class CompiledRules {
  readonly #fields: readonly FieldIndex[];
  /** The sets of the values of the lead that is asked about. */
  readonly #found: RuleSet[] = [];
  readonly #all: RuleSet;

  constructor(rules: readonly Conditional[]) {
    const words = wordsFor(rules.length);
    this.#fields = leadFieldNames.flatMap((field) => {
      const asking = rules.flatMap(({ when }, rule) => {
        const questions = when.filter((condition) => condition.field === field).map(ask);
        return questions.length === 0
          ? []
          : [{ rule, holds: (value: string | null) => questions.every((holds) => holds(value)) }];
      });
      if (asking.length === 0) return [];
      const indifferent = new Uint32Array(words);
      const asks = new Set(asking.map(({ rule }) => rule));
      for (const rule of rules.keys()) if (!asks.has(rule)) setBit(indifferent, rule);
      return [{ field, indifferent, asking, sets: new Map() }];
    });
    const all = new Uint32Array(words);
    for (const rule of rules.keys()) setBit(all, rule);
    this.#all = { words: all, summary: summaryOf(all) };
  }

  #setOf(index: FieldIndex, value: string | null): RuleSet {
    const known = index.sets.get(value);
    if (known !== undefined) return known;
    const words = index.indifferent.slice();
    for (const { rule, holds } of index.asking) if (holds(value)) setBit(words, rule);
    const set = { words, summary: summaryOf(words) };
    if (index.sets.size >= mostValuesKept) index.sets.clear();
    index.sets.set(value, set);
    return set;
  }

  /** Tells `found` each rule that a lead meets, in the order of the policy, until it answers true. */
  #search(values: FieldValues, found: (rule: number) => boolean): void {
    const sets = this.#found;
    let count = 0;
    for (const index of this.#fields) {
      sets[count] = this.#setOf(index, values[index.field]);
      count += 1;
    }
    if (count === 0) {
      sets[0] = this.#all;
      count = 1;
    }
    const summaries = this.#all.summary.length;
    for (let block = 0; block < summaries; block += 1) {
      let someOf = 0xffffffff;
      for (let at = 0; at < count; at += 1) someOf &= sets[at]?.summary[block] ?? 0;
      while (someOf !== 0) {
        const word = block * bitsOfWord + lowestBit(someOf);
        someOf &= someOf - 1;
        let rules = 0xffffffff;
        for (let at = 0; at < count; at += 1) rules &= sets[at]?.words[word] ?? 0;
        while (rules !== 0) {
          if (found(word * bitsOfWord + lowestBit(rules))) return;
          rules &= rules - 1;
        }
      }
    }
  }

  /** The place of the first rule whose conditions a lead meets; undefined if none is for it. */
  first(values: FieldValues): number | undefined {
    let first: number | undefined;
    this.#search(values, (rule) => {
      first = rule;
      return true;
    });
    return first;
  }

  /**
   * Writes down the places of all rules whose conditions a lead meets, in the order of the policy, and answers how many
   * they are; `into` may be longer than that.
   */
  all(values: FieldValues, into: number[]): number {
    let count = 0;
    this.#search(values, (rule) => {
      into[count] = rule;
      count += 1;
      return false;
    });
    return count;
  }
}
