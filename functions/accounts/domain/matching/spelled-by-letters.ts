import anyAscii from 'any-ascii';
import { fold } from '@rafiq/shared/fold.ts';

/** Alphabets that write vowels: others spell a name too thinly to be told from another's. */
const fullyWritten = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;

/**
 * A Cyrillic or Greek name as its letters are read, nothing translated: `Εθνική Τράπεζα` is `Ethniki Trapeza` for whoever writes
 * it as it sounds. Nothing for other names.
 */
export const spelledByLetters = (text: string): string | undefined =>
  fullyWritten.test(text) ? anyAscii(fold(text)) : undefined;
