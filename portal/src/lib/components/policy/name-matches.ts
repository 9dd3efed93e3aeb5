import { fold } from '@rafiq/shared/fold.ts';

/** Whether a name contains these words, in any spelling. */
export const nameMatches = (name: string, words: string): boolean => fold(name).includes(fold(words).trim());
