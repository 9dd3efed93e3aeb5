import { fold } from '@rafiq/shared/fold.ts';

const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** From so many letters on, a name is looked for inside of words, too: written together, or with an article before it. */
const fewestInside = 6;

/**
 * Whether a text names one of some organisations, however it is spelled: in other letters, case or digits, with other
 * signs or none between its words.
 */
export function namesAnyOf(text: string, names: readonly string[]): boolean {
  const words = wordsOf(text);
  const spaced = ` ${words.join(' ')} `;
  const together = words.join('');
  return names.some((name) => {
    const said = wordsOf(name);
    if (said.length === 0) return false;
    const inside = said.join('');
    return (
      spaced.includes(` ${said.join(' ')} `) || (inside.length >= fewestInside && together.includes(inside))
    );
  });
}
