/** The figures of one run or several as the table that stands in the README. */
import type { Figures } from './figure.ts';

/** What a ratio must not exceed, or must reach; what is not named here is told without a verdict. */
export const bounds: Readonly<Record<string, { most: number } | { least: number }>> = {
  'bundle.size': { most: 1 },
  'bundle.import': { most: 1.4 },
  'portal.weight': { most: 1 },
  'portal.style': { most: 1 },
  'portal.fonts': { most: 1 },
  'portal.html': { most: 1 },
  'portal.render': { most: 1 },
  'portal.answer': { most: 1 },
  'portal.lighthouse': { least: 1 },
  'portal.lighthouse-rules': { least: 1 },
  'form.latency': { most: 1 },
  'claim.vs-raw': { least: 0.35 },
  'claim.cpu': { most: 1.8 },
  'register.vs-raw': { most: 3 },
  'place.requests': { most: 1 },
  'place.units': { most: 1 },
  'place.latency': { most: 1 },
  'whatif.rate': { least: 1 },
  'decide.match-rate': { least: 1 },
  'decide.vs-json-rules-engine': { least: 1 },
  'decide.vs-zen': { least: 1 },
  'decide.rate': { least: 1 },
  'decide.flatness': { most: 1 },
  capacity: { most: 1 },
  'capacity.equal': { least: 1 },
  'match.hit': { least: 1 },
  'match.recall': { least: 1 },
  'match.cpu': { most: 1 },
  'match.vs-levenshtein': { least: 1 },
  'match.requests': { most: 1 },
  'match.units': { most: 1 },
  'match.f1': { least: 1 },
  'import.vs-raw': { least: 0.5 },
  'import.seconds': { most: 1 },
  'import.memory': { most: 1.25 },
};

const begin = '<!-- figures: written by `npm run bench -- --table FILE` -->';
const end = '<!-- end of figures -->';

function demandOf(id: string, ratio: number): { aim: string; met: string } {
  const bound = bounds[id];
  if (bound === undefined) return { aim: '', met: '' };
  if ('most' in bound) return { aim: `≤ ${bound.most}`, met: ratio <= bound.most ? 'yes' : '**no**' };
  return { aim: `≥ ${bound.least}`, met: ratio >= bound.least ? 'yes' : '**no**' };
}

/**
 * The figures as a table in Markdown, in the order of their names, with the machine it was written on.
 * @param figures by their names, as `--json` writes them
 */
export function resultsTable(figures: Figures, machine: string): string {
  const rows = Object.keys(figures)
    .sort()
    .flatMap((id) => {
      const figure = figures[id];
      if (figure === undefined) return [];
      const { value, unit, baseline, ratio } = figure;
      const { aim, met } = demandOf(id, ratio);
      return [[`\`${id}\``, `${value} ${unit}`, String(baseline), String(ratio), aim, met]];
    });
  const head = ['figure', 'measured', 'against', 'ratio', 'aim', 'met'];
  const widths = head.map((name, column) =>
    Math.max(name.length, ...rows.map((cells) => cells[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [`Written on ${machine}.`, '', line(head), rule, ...rows.map(line)].join('\n');
}

/**
 * A document with the table between its two marks, in place of the one that stood there.
 * @throws Error if the document has no such marks
 */
export function withTable(document: string, table: string): string {
  const from = document.indexOf(begin);
  const to = document.indexOf(end);
  if (from < 0 || to < from) throw new Error(`The document has no place for the figures: ${begin} … ${end}`);
  return `${document.slice(0, from + begin.length)}\n\n${table}\n\n${document.slice(to)}`;
}
