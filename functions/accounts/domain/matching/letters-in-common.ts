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
  const open = new Map<number, number>();
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

/** Each pair of neighbouring letters as one number. */
function pairsOf(text: string): number[] {
  const pairs: number[] = [];
  let before = atEnds;
  for (let at = 0; at < text.length && at < longestCompared; at += 1) {
    const letter = text.charCodeAt(at);
    pairs.push(before * beyondLetters + letter);
    before = letter;
  }
  pairs.push(before * beyondLetters + atEnds);
  return pairs;
}
const beyondLetters = 2 ** 16;
const atEnds = 32;
