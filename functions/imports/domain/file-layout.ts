/** How a file is laid out: what stands between its cells, and what its columns are called. */
import { mostSourceFacts } from '@rafiq/shared/leads/contract.ts';
import { beginningOf } from '@rafiq/shared/beginning-of.ts';
import { delimiters, type Delimiter, type Quote } from '@rafiq/shared/imports/status.ts';
import { cleanText } from './clean-text.ts';
import type { Judged } from './judged.ts';

const linesLookedAt = 20;
const sureEvenness = 0.8;

/**
 * The character that parts the first lines most evenly; a comma where none does. Text that stands in quotes does not count. It is
 * certain if every line has as many of it as the header, and nothing can be sure of a file with one column.
 */
export function detectDelimiter(head: string, quote: Quote | null = null): Judged<Delimiter> {
  const lines = withoutQuoted(head, quote)
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, linesLookedAt);
  const scored = delimiters.map((delimiter) => {
    const counts = lines.map((line) => line.split(delimiter).length - 1);
    const inHeader = counts[0] ?? 0;
    const even = counts.filter((count) => count === inHeader).length / Math.max(counts.length, 1);
    return { delimiter, even, score: inHeader === 0 ? 0 : even + inHeader / 1000 };
  });
  const best = scored.reduce((first, next) => (next.score > first.score ? next : first));
  const rivalled = scored.some(
    ({ delimiter, even, score }) => delimiter !== best.delimiter && score > 0 && even === 1,
  );
  const certain = best.even === 1 && !rivalled;
  const confidence =
    best.score === 0 ? 'unsure' : certain ? 'certain' : best.even >= sureEvenness ? 'likely' : 'unsure';
  return { value: best.delimiter, confidence };
}

/** An apostrophe within a word, or in front of one, opens nothing: only at the edges of a cell is it a quote. */
const singlyQuoted = /(?<=^|[,;\t|\r\n])'(?:[^']|'')*'(?=[,;\t|\r\n]|$)/g;

function withoutQuoted(head: string, quote: Quote | null): string {
  if (quote === 'none') return head;
  return quote === "'" ? head.replace(singlyQuoted, "''") : head.replace(/"(?:[^"]|"")*"/g, '""');
}

const longestName = 200;
export const mostColumns = mostSourceFacts;

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
