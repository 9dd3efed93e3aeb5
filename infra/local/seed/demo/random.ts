/** Chance that can be repeated: the same seed gives the same sequence on every machine. */
export interface Random {
  /** At least 0, less than 1. */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  pick<Entry>(from: readonly Entry[]): Entry;
  /** Picks by weight: an entry of weight 2 comes twice as often as one of weight 1. */
  weighted<Entry>(from: readonly (readonly [Entry, number])[]): Entry;
  shuffled<Entry>(from: readonly Entry[]): Entry[];
  /** A waiting time of about this mean: mostly short, sometimes long, never longer than four times the mean. */
  wait(mean: number): number;
  bytes(count: number): Uint8Array;
  /** A sequence of its own, so that what is drawn in one place does not move what is drawn in another. */
  branch(name: string): Random;
}

const longestWait = 4;

/** FNV-1a: a number from a text. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}

/** A generator from a seed (mulberry32: 32 bits of state, ample for making things up). */
export function randomOf(seed: string): Random {
  let state = hashOf(seed);
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  const pick = <Entry>(from: readonly Entry[]): Entry => {
    const entry = from[between(0, from.length - 1)];
    if (entry === undefined) throw new Error('There is nothing to pick from');
    return entry;
  };
  return {
    next,
    between,
    pick,
    chance: (probability) => next() < probability,
    weighted: (from) => {
      let left = next() * from.reduce((sum, [, weight]) => sum + weight, 0);
      const found = from.find(([, weight]) => (left -= weight) < 0) ?? from.at(-1);
      if (found === undefined) throw new Error('There is nothing to pick from');
      return found[0];
    },
    shuffled: (from) => {
      const all = [...from];
      for (let last = all.length - 1; last > 0; last -= 1) {
        const other = between(0, last);
        [all[last], all[other]] = [all[other] as never, all[last] as never];
      }
      return all;
    },
    wait: (mean) => Math.min(-Math.log(1 - next()), longestWait) * mean,
    bytes: (count) => Uint8Array.from({ length: count }, () => between(0, 255)),
    branch: (name) => randomOf(`${seed}/${name}`),
  };
}
