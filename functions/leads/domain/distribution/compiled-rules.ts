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

  /** The sets of a lead's values, in `#found`; answers how many they are. */
  #gather(values: FieldValues): number {
    const sets = this.#found;
    let count = 0;
    for (const index of this.#fields) {
      sets[count] = this.#setOf(index, values[index.field]);
      count += 1;
    }
    if (count > 0) return count;
    sets[0] = this.#all;
    return 1;
  }

  /** Of 1,024 rules, which words of 32 may hold one that all sets have. */
  #wordsOf(block: number, count: number): number {
    let words = this.#found[0]?.summary[block] ?? 0;
    for (let at = 1; at < count; at += 1) words &= this.#found[at]?.summary[block] ?? 0;
    return words;
  }

  /** Of 32 rules, those that all sets have. */
  #rulesOf(word: number, count: number): number {
    let rules = this.#found[0]?.words[word] ?? 0;
    for (let at = 1; at < count; at += 1) rules &= this.#found[at]?.words[word] ?? 0;
    return rules;
  }

  /** The place of the first rule whose conditions a lead meets; undefined if none is for it. */
  first(values: FieldValues): number | undefined {
    const count = this.#gather(values);
    for (let block = 0; block < this.#all.summary.length; block += 1) {
      for (let words = this.#wordsOf(block, count); words !== 0; words &= words - 1) {
        const word = block * bitsOfWord + lowestBit(words);
        const rules = this.#rulesOf(word, count);
        if (rules !== 0) return word * bitsOfWord + lowestBit(rules);
      }
    }
    return undefined;
  }

  /**
   * Writes down the places of all rules whose conditions a lead meets, in the order of the policy, and answers how many
   * they are; `into` may be longer than that.
   */
  all(values: FieldValues, into: number[]): number {
    const count = this.#gather(values);
    let met = 0;
    for (let block = 0; block < this.#all.summary.length; block += 1) {
      for (let words = this.#wordsOf(block, count); words !== 0; words &= words - 1) {
        const word = block * bitsOfWord + lowestBit(words);
        for (let rules = this.#rulesOf(word, count); rules !== 0; rules &= rules - 1) {
          into[met] = word * bitsOfWord + lowestBit(rules);
          met += 1;
        }
      }
    }
    return met;
  }
}
