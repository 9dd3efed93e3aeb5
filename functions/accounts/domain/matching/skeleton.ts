const sounds: readonly (readonly [RegExp, string])[] = [
  [/ph/gu, 'f'],
  [/tsch|sch|sh|ts|tz|cz/gu, 's'],
  [/kh/gu, ''],
  [/[cg]h/gu, 'k'],
  [/c(?=[eiy])/gu, 's'],
  [/x/gu, 'ks'],
  [/[cqgj]/gu, 'k'],
  [/z/gu, 's'],
  [/b/gu, 'p'],
  [/v/gu, 'f'],
  [/[aeiouywh]/gu, ''],
  [/(.)\1+/gu, '$1'],
];

/**
 * What remains of a word when it is written by another alphabet: its consonants, those that alphabets confuse as one
 * (`samsung` and `smswnj`, as Arabic letters give it, are both `smsnk`).
 */
export function skeletonOf(word: string): string {
  let rest = word;
  for (const [sound, letter] of sounds) rest = rest.replace(sound, letter);
  return rest;
}
