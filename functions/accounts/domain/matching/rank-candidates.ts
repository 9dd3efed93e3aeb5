import { type IndexKey, kindWeights, limits } from './index-keys.ts';

/** What a key led to. */
export interface Found<Id> {
  key: IndexKey;
  ids: readonly Id[];
  /** There are more than these. */
  full: boolean;
}

/** So many names are compared letter by letter; all others are told apart by their keys alone. */
export const mostCompared = 80;

/** One word leads to another by many keys of this kind, and is no nearer to it by each. */
const misspeltKind = 'd';
const repeatedShare = 0.1;

/** A key that few names share says more than one that many do. */
function weightOfKey({ key, ids, full }: Found<unknown>): number {
  const kind = kindWeights[key[0] ?? ''] ?? 0;
  if (full) return kind * 0.4;
  return kind * (2 - Math.log(Math.max(ids.length, 1)) / Math.log(limits.posting));
}

/**
 * The names that share most with what was asked, at most 80, by the keys that led to them. Ties keep the order in
 * which they were found.
 */
export function rankCandidates<Id>(found: Iterable<Found<Id>>, most = mostCompared): Id[] {
  const weights = new Map<Id, number>();
  const misspelt = new Set<Id>();
  for (const one of found) {
    const weight = weightOfKey(one);
    const repeats = one.key.startsWith(misspeltKind);
    for (const id of one.ids) {
      const share = repeats && misspelt.has(id) ? repeatedShare : 1;
      weights.set(id, (weights.get(id) ?? 0) + weight * share);
      if (repeats) misspelt.add(id);
    }
  }
  const ranked = [...weights];
  ranked.sort(([, one], [, other]) => other - one);
  return ranked.slice(0, most).map(([id]) => id);
}
