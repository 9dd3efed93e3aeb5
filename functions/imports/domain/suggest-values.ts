import { fold } from '@rafiq/shared/fold.ts';
import { lettersApart } from '@rafiq/shared/letters-apart.ts';

/** A value that is known, under one of its names. */
export interface KnownName {
  value: string;
  label: string;
  name: string;
}

/** What an unknown text may mean: it differs by so many of so many letters. */
export interface Suggestion {
  value: string;
  label: string;
  differs: number;
  letters: number;
}

const mostSuggestions = 3;
const lettersPerSlip = 5;
const mostSlips = 3;

/** Letters and digits alone, folded: neither spaces nor case nor accents make another name. */
const lettersOf = (text: string): string[] => Array.from(fold(text).replace(/[^\p{L}\p{N}]+/gu, ''));

/**
 * Looks for the known names nearest to a text: at most one slip for each five letters, and three in all, so that
 * short names are never confused. A suggestion is a question to a person, not an answer.
 */
export function suggester(known: readonly KnownName[]): (text: string) => Suggestion[] {
  const names = known.map((one) => ({ ...one, letters: lettersOf(one.name) }));
  return (text) => {
    const wanted = lettersOf(text);
    const most = Math.min(mostSlips, Math.floor(wanted.length / lettersPerSlip));
    const best = new Map<string, Suggestion>();
    for (const { value, label, letters } of names) {
      if (wanted.length === 0 || letters.length === 0) continue;
      const differs = lettersApart(wanted, letters, most);
      const nearer = differs < (best.get(value)?.differs ?? most + 1);
      if (nearer) best.set(value, { value, label, differs, letters: letters.length });
    }
    return [...best.values()]
      .sort((a, b) => a.differs - b.differs || (a.label < b.label ? -1 : 1))
      .slice(0, mostSuggestions);
  };
}
