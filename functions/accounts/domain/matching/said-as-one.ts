const tens: Readonly<Record<string, number>> = {
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};
const units: Readonly<Record<string, string>> = {
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
  first: '1st',
  second: '2nd',
  third: '3rd',
  fourth: '4th',
  fifth: '5th',
  sixth: '6th',
  seventh: '7th',
  eighth: '8th',
  ninth: '9th',
};

/** What is said in several words and known by fewer: countries by their initials, titles; the longest first. */
const phrases: readonly (readonly [words: string, short: string])[] = [
  ['united states of america', 'usa'],
  ['united states', 'us'],
  ['united kingdom', 'uk'],
  ['great britain', 'uk'],
  ['united arab emirates', 'uae'],
  ['dr ing h c', 'dr'],
  ['dr ing hc', 'dr'],
  ['dr ing', 'dr'],
  ['dipl ing', 'dipl'],
];
const anyPhrase = new RegExp(` (?:${phrases.map(([words]) => words).join('|')}) `, 'gu');
const begins = new Set(phrases.map(([words]) => words.split(' ')[0]));
const shortOf = new Map(phrases);

/**
 * Words of a folded name with what is said in several as one word: a number of tens and units in digits (`twenty first`
 * is `21st`), a country by its initials (`united states` is `us`), titles by the first. A number of one word stays: what it is taken for stands
 * in `sameWords`.
 */
export const saidAsOne = (words: readonly string[]): readonly string[] =>
  withShortPhrases(withNumbers(words));

function withShortPhrases(words: readonly string[]): readonly string[] {
  if (!words.some((word) => begins.has(word))) return words;
  return ` ${words.join(' ')} `
    .replace(anyPhrase, (found) => ` ${shortOf.get(found.trim()) ?? found.trim()} `)
    .trim()
    .split(' ');
}

function withNumbers(words: readonly string[]): readonly string[] {
  if (!words.some((word) => Object.hasOwn(tens, word))) return words;
  const said: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const next = words[at + 1] ?? '';
    if (Object.hasOwn(tens, word) && Object.hasOwn(units, next)) {
      said.push(`${(tens[word] ?? 0) / 10}${units[next]}`);
      at += 1;
    } else said.push(word);
  }
  return said;
}
