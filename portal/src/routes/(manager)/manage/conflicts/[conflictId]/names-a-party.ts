import { fold } from '@rafiq/shared/fold.ts';

/** Shorter words stand in too many names. */
const fewestLetters = 4;

/** From so many letters on, a name is found written together or inside of a word, as the API looks for it, too. */
const fewestInside = 6;

const wordsIn = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * The parties that a note names, however they are spelled: by their whole name, or by a word of it that is nobody
 * else's. Each side reads the note and must not learn who the other is.
 * @param ours names that both sides know, the customer's first of all: their words give nobody away
 */
export function namesAParty(note: string, parties: readonly string[], ours: readonly string[]): string[] {
  const written = wordsIn(note);
  const line = ` ${written.join(' ')} `;
  const common = new Set(ours.flatMap(wordsIn));
  const distinct = [...new Set(parties)];
  const wordsOfOthers = (party: string): Set<string> =>
    new Set(distinct.filter((other) => other !== party).flatMap(wordsIn));
  return distinct.filter((party) => {
    const words = wordsIn(party);
    if (words.length === 0) return false;
    const together = words.join('');
    if (line.includes(` ${words.join(' ')} `)) return true;
    if (together.length >= fewestInside && written.join('').includes(together)) return true;
    const others = wordsOfOthers(party);
    return words.some(
      (word) =>
        word.length >= fewestLetters && !common.has(word) && !others.has(word) && written.includes(word),
    );
  });
}
