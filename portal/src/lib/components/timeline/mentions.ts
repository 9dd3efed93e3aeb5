/** Mentions within a text: an `@` and the name as it was picked. */

interface Named {
  id: string;
  name: string;
}

const longestBeginning = 40;

/** What was typed after the `@` before the caret; null where no mention begins. */
export function beginningOf(text: string, caret: number): string | null {
  const before = text.slice(Math.max(0, caret - longestBeginning - 1), caret);
  return /(?:^|[\s(])@([^\s@]*)$/u.exec(before)?.[1] ?? null;
}

/** The people a text mentions: those whose whole name stands behind an `@`. */
export const mentionedIn = <Person extends Named>(text: string, people: readonly Person[]): Person[] =>
  people.filter(({ name }) => {
    for (let at = text.indexOf(`@${name}`); at >= 0; at = text.indexOf(`@${name}`, at + 1)) {
      const next = text.slice(at + 1 + name.length)[0] ?? ' ';
      if (!/[\p{L}\p{N}]/u.test(next)) return true;
    }
    return false;
  });
