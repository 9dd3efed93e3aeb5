/** Work must stay bounded. */
const longestCompared = 40;

/**
 * How many pairs of neighbouring letters two texts have in common, 0 to 1 (Dice's coefficient; both ends count as
 * letters): what remains alike where words are misspelt beyond recognition. Symmetric.
 */
export function lettersInCommon(one: string, other: string): number {
  const { common, pairs, others } = shared(one, other);
  return (2 * common) / (pairs + others);
}

/**
 * How much of what was asked is found in a name, pair by pair, in the mean with what they have in common: a name that says more
 * than was asked is nearer than one that says less. 0 to 1, and 1 only for the same letters.
 */
export function lettersFound(asked: string, name: string): number {
  const { common, pairs, others } = shared(asked, name);
  return common / (pairs + others) + common / pairs / 2;
}

function shared(one: string, other: string): { common: number; pairs: number; others: number } {
  const pairs = pairsOf(one);
  const others = pairsOf(other);
  const open = new Map<string, number>();
  for (const pair of pairs) open.set(pair, (open.get(pair) ?? 0) + 1);
  let common = 0;
  for (const pair of others) {
    const left = open.get(pair) ?? 0;
    if (left === 0) continue;
    open.set(pair, left - 1);
    common += 1;
  }
  return { common, pairs: pairs.length, others: others.length };
}

function pairsOf(text: string): string[] {
  const padded = ` ${text.slice(0, longestCompared)} `;
  return Array.from({ length: padded.length - 1 }, (_, at) => padded.slice(at, at + 2));
}
