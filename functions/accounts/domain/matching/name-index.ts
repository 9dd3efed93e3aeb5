import type { CompanyName } from './company-name.ts';
import { indexKeys, limits } from './index-keys.ts';
import { hashOf, orderOf } from './posting.ts';
import type { Found } from './rank-candidates.ts';

// A key's hash and a name's place in the order of all names fit one double: 32 and 21 bits.
const mostNames = 2 ** 21;

/**
 * The index in memory, for many names at once: the same keys and the same limits as the table's items have, in three
 * numbers each. 10 to 60 keys a name; building 100,000 names takes seconds.
 */
export class NameIndex {
  /** Hashes of keys, ascending, and where the names of each begin. */
  readonly #hashes: Uint32Array;
  readonly #begins: Uint32Array;
  readonly #full: Uint8Array;
  readonly #names: Uint32Array;

  /** @throws Error for more than 2,097,152 names */
  constructor(count: number, nameOf: (place: number) => CompanyName) {
    if (count > mostNames) throw new Error(`The index in memory holds ${mostNames} names, not ${count}`);
    const { pairs, nameAt } = pairsOf(count, nameOf);
    let runs = 0;
    let kept = 0;
    eachRun(pairs, (_, size) => {
      runs += 1;
      kept += Math.min(size, limits.posting);
    });
    this.#hashes = new Uint32Array(runs);
    this.#begins = new Uint32Array(runs + 1);
    this.#full = new Uint8Array(runs);
    this.#names = new Uint32Array(kept);
    let run = 0;
    let at = 0;
    eachRun(pairs, (from, size) => {
      this.#hashes[run] = hashPart(pairs[from] ?? 0);
      this.#full[run] = size > limits.posting ? 1 : 0;
      for (let place = from; place < from + Math.min(size, limits.posting); place += 1, at += 1)
        this.#names[at] = nameAt[(pairs[place] ?? 0) % mostNames] ?? 0;
      run += 1;
      this.#begins[run] = at;
    });
  }

  /** What each key leads to, the places of names; keys that lead nowhere are left out. */
  *read(keys: readonly string[]): Generator<Found<number>> {
    for (const key of keys) {
      const run = this.#runOf(hashOf(key));
      if (run === undefined) continue;
      const ids = [...this.#names.subarray(this.#begins[run], this.#begins[run + 1])];
      yield { key, ids, full: this.#full[run] === 1 };
    }
  }

  #runOf(hash: number): number | undefined {
    let low = 0;
    let high = this.#hashes.length - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const there = this.#hashes[middle] ?? 0;
      if (there === hash) return middle;
      if (there < hash) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }
}

const hashPart = (pair: number): number => Math.floor(pair / mostNames);

/** Every key of every name, sorted by key and then by the order in which names stay in a posting. */
function pairsOf(
  count: number,
  nameOf: (place: number) => CompanyName,
): { pairs: Float64Array; nameAt: Uint32Array } {
  const orders = new Float64Array(count);
  let pairs = new Float64Array(count * 40);
  let size = 0;
  for (let place = 0; place < count; place += 1) {
    const name = nameOf(place);
    orders[place] = orderOf(name, String(place));
    const keys = indexKeys(name);
    if (size + keys.length > pairs.length) {
      const larger = new Float64Array(pairs.length * 2 + keys.length);
      larger.set(pairs);
      pairs = larger;
    }
    for (const key of keys) pairs[size++] = hashOf(key) * mostNames + place;
  }
  const nameAt = Uint32Array.from({ length: count }, (_, place) => place).sort(
    (one, other) => (orders[one] ?? 0) - (orders[other] ?? 0) || one - other,
  );
  const rankOf = new Uint32Array(count);
  nameAt.forEach((place, rank) => (rankOf[place] = rank));
  pairs = pairs.subarray(0, size);
  for (let at = 0; at < size; at += 1) {
    const pair = pairs[at] ?? 0;
    const place = pair % mostNames;
    pairs[at] = pair - place + (rankOf[place] ?? 0);
  }
  return { pairs: pairs.sort(), nameAt };
}

function eachRun(pairs: Float64Array, take: (from: number, size: number) => void): void {
  for (let from = 0; from < pairs.length;) {
    const hash = hashPart(pairs[from] ?? 0);
    let end = from + 1;
    while (end < pairs.length && hashPart(pairs[end] ?? 0) === hash) end += 1;
    take(from, end - from);
    from = end;
  }
}
