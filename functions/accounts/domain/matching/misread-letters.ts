const lookAlike: Readonly<Record<string, string>> = { 0: 'o', 1: 'l', 2: 'z', 5: 's', 8: 'b' };
/** Digits between letters; at the beginning of a word those that no name begins with on purpose, at its end a nought. */
const misread = /(?<=\p{L})[0158]+(?=\p{L})|^[0258](?=\p{L}{5})|(?<=\p{L}{5})0$/gu;
const shortestWord = 5;
/** A word with more digits than every third sign is a code. */
const lettersPerDigit = 2;

/**
 * A name as it stood on the paper that a machine read: digits inside a word are the letters that look like them
 * (`Po1ar0id` → `Polaroid`). The same text where nothing looks misread; codes as `B2B` or `MP3` stay.
 */
export const misreadLetters = (text: string): string =>
  /\d/u.test(text)
    ? text.replace(/[\p{L}\d]+/gu, (word) => {
        const digits = word.replace(/\D/gu, '').length;
        if (digits === 0 || word.length < shortestWord || word.length - digits < digits * lettersPerDigit)
          return word;
        return word.replace(misread, (found) =>
          [...found].map((digit) => lookAlike[digit] ?? digit).join(''),
        );
      })
    : text;
