let room = 64;
// One after another in one thread: rows are used again instead of being made for every two texts.
let before = new Uint16Array(room);
let row = new Uint16Array(room);
let next = new Uint16Array(room);

function makeRoom(wanted: number): void {
  if (wanted <= room) return;
  room = wanted * 2;
  [before, row, next] = [new Uint16Array(room), new Uint16Array(room), new Uint16Array(room)];
}

/**
 * By how many letters two texts differ: too many, too few, another one, or two that changed places (optimal string
 * alignment). Its cost is the product of their lengths: whoever takes texts of any length cuts them first.
 * @param one a text, or its letters where some are more than one unit of it; likewise `other`
 * @param most more than this need not be told apart: answers `most + 1`
 */
export function lettersApart(one: ArrayLike<string>, other: ArrayLike<string>, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  makeRoom(other.length + 1);
  for (let j = 0; j <= other.length; j += 1) row[j] = j;
  for (let i = 1; i <= one.length; i += 1) {
    next[0] = i;
    let least = i;
    const letter = one[i - 1];
    for (let j = 1; j <= other.length; j += 1) {
      const same = letter === other[j - 1];
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && letter === other[j - 2] && one[i - 2] === other[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      next[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    [before, row, next] = [row, next, before];
  }
  return Math.min(row[other.length] ?? 0, most + 1);
}
