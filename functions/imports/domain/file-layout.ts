/** How a file is laid out: what stands between its cells, and what its columns are called. */
import { beginningOf } from '@rafiq/shared/beginning-of.ts';
import { cleanText } from './clean-text.ts';

export const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

const linesLookedAt = 20;

/** The character that parts the first lines most evenly; a comma where none does. Quoted text does not count. */
export function detectDelimiter(head: string): Delimiter {
  const lines = head
    .replace(/"(?:[^"]|"")*"/g, '""')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, linesLookedAt);
  const scored = delimiters.map((delimiter) => {
    const counts = lines.map((line) => line.split(delimiter).length - 1);
    const inHeader = counts[0] ?? 0;
    const even = counts.filter((count) => count === inHeader).length / Math.max(counts.length, 1);
    return { delimiter, score: inHeader === 0 ? 0 : even + inHeader / 1000 };
  });
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).delimiter;
}

const longestName = 200;
export const mostColumns = 300;

/**
 * The names of a file's columns, each once: cleaned, at most 200 characters, `Column 3` where there is none and
 * `Phone (2)` where a name comes again.
 */
export function columnNames(header: readonly string[]): string[] {
  const taken = new Set<string>();
  return header.map((cell, index) => {
    const base = beginningOf(cleanText(cell).text, longestName - 8).trim() || `Column ${index + 1}`;
    let name = base;
    for (let count = 2; taken.has(name); count += 1) name = `${base} (${count})`;
    taken.add(name);
    return name;
  });
}
