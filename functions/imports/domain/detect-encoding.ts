import type { Encoding } from '@rafiq/shared/imports/status.ts';
import type { Judged } from './judged.ts';

/**
 * The encoding of a text by its beginning. A byte order mark is certain, and so is UTF-8 that holds a letter beyond
 * ASCII, which no other text is by chance. ASCII alone is likely UTF-8: the rest of the file may yet differ. What is
 * neither UTF-8 nor UTF-16 is Windows-1256 if its words are made of Arabic letters alone, else Windows-1252: at best
 * likely, for every sequence of bytes is a text in both.
 * @param wholeFile whether the head is all there is
 */
export function detectEncoding(head: Uint8Array, wholeFile: boolean): Judged<Encoding> {
  const marked = byMark(head);
  if (marked !== undefined) return { value: marked, confidence: 'certain' };
  const wide = wideOrder(head);
  if (wide !== undefined) return { value: wide, confidence: 'likely' };
  if (isUtf8(head, wholeFile)) {
    const sure = wholeFile || head.some((byte) => byte > 0x7f);
    return { value: 'utf-8', confidence: sure ? 'certain' : 'likely' };
  }
  return narrowOf(head);
}

/** Whether a file begins with a byte order mark. */
export const hasByteOrderMark = (head: Uint8Array): boolean => byMark(head) !== undefined;

function byMark([first, second, third]: Uint8Array): Encoding | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return undefined;
}

const isControl = (byte: number): boolean => byte < 0x09 || (byte > 0x0d && byte < 0x20);
const leastShareOfControls = 0.2;

/**
 * UTF-16 has two bytes a letter. The upper one is 0 for Latin letters, separators and digits and 6 for Arabic ones:
 * a control character in any other encoding, and here on every other place.
 */
function wideOrder(head: Uint8Array): Encoding | undefined {
  const pairs = Math.floor(head.length / 2);
  if (pairs === 0) return undefined;
  const controls: [number, number] = [0, 0];
  for (let index = 0; index < pairs * 2; index += 1) {
    if (isControl(head[index] ?? 0)) controls[index % 2 === 0 ? 0 : 1] += 1;
  }
  const [even, odd] = controls.map((count) => count / pairs) as [number, number];
  if (Math.max(even, odd) < leastShareOfControls || Math.min(even, odd) * 4 > Math.max(even, odd))
    return undefined;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

function isUtf8(head: Uint8Array, wholeFile: boolean): boolean {
  try {
    // A head that was cut off may end within a letter: the decoder waits for the rest of it.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: !wholeFile });
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

// Windows-1256 has Arabic letters among its upper half; the letters of French stand there as in Windows-1252.
const arabicBytes = new Set(
  Array.from({ length: 128 }, (_, index) => index + 128).filter((byte) =>
    /\p{Script=Arabic}/u.test(new TextDecoder('windows-1256').decode(Uint8Array.of(byte))),
  ),
);
const isAsciiLetter = (byte: number): boolean => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
const isUpperLetter = (byte: number): boolean => byte >= 0xc0 || arabicBytes.has(byte);

/** Words made of Arabic letters alone, against words in which a letter of the upper half stands among Latin ones. */
function narrowOf(head: Uint8Array): Judged<Encoding> {
  const votes = { arabic: 0, western: 0 };
  const word = { latin: 0, upper: 0, arabic: 0 };
  const endWord = () => {
    if (word.upper > 0 && word.latin > 0) votes.western += 1;
    else if (word.upper > 1 && word.arabic === word.upper) votes.arabic += 1;
    word.latin = 0;
    word.upper = 0;
    word.arabic = 0;
  };
  for (const byte of head) {
    if (isAsciiLetter(byte)) word.latin += 1;
    else if (isUpperLetter(byte)) {
      word.upper += 1;
      if (arabicBytes.has(byte)) word.arabic += 1;
    } else endWord();
  }
  endWord();
  const { arabic, western } = votes;
  const clear = Math.max(arabic, western) >= 3 && Math.max(arabic, western) >= 9 * Math.min(arabic, western);
  return {
    value: arabic > western ? 'windows-1256' : 'windows-1252',
    confidence: clear ? 'likely' : 'unsure',
  };
}
