const longestWord = 40;
// One after another in one thread: rows are used again instead of being made for every two words.
let before = new Uint8Array(longestWord + 1);
let row = new Uint8Array(longestWord + 1);
let next = new Uint8Array(longestWord + 1);

/**
 * By how many letters two words differ: too many, too few, another one, or two that changed places (optimal string
 * alignment).
 * @param most more than this need not be told apart: answers `most + 1`
 */
export function lettersApart(one: string, other: string, most: number): number {
  const left = one.slice(0, longestWord);
  const right = other.slice(0, longestWord);
  if (Math.abs(left.length - right.length) > most) return most + 1;
  for (let j = 0; j <= right.length; j += 1) row[j] = j;
  for (let i = 1; i <= left.length; i += 1) {
    next[0] = i;
    let least = i;
    const letter = left.charCodeAt(i - 1);
    for (let j = 1; j <= right.length; j += 1) {
      const same = letter === right.charCodeAt(j - 1);
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      if (
        i > 1 &&
        j > 1 &&
        letter === right.charCodeAt(j - 2) &&
        left.charCodeAt(i - 2) === right.charCodeAt(j - 1)
      )
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      next[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    [before, row, next] = [row, next, before];
  }
  return Math.min(row[right.length] ?? 0, most + 1);
}
