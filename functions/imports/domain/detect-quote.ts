import type { Delimiter, Quote } from '@rafiq/shared/imports/status.ts';
import { detectDelimiter } from './file-layout.ts';
import type { Judged } from './judged.ts';

/** How a cell stands there: `quoted` if a mark opens and ends it, `open` if one opens it and does not end it. */
type Cell = 'plain' | 'empty' | 'quoted' | 'open';

const lettersLookedAt = 64 * 1024;
const rowsLookedAt = 50;
const sureEvenness = 0.8;
/** One cell alone tells of no habit. */
const enough = 2;

/**
 * The mark that stands around the cells of a file; null where none was seen, and double ones would be read. Apostrophes
 * count only where every cell that begins with one ends with one, no cell stands in double marks, and either the rows are
 * of one length by them alone or a whole column stands between them: those within words, or in front of one, never do. No
 * mark counts where double ones open cells again and again and end none.
 */
export function detectQuote(head: string, stated?: Delimiter): Judged<Quote | null> {
  const laidOut = (quote: '"' | "'") => cellsBy(head, stated ?? detectDelimiter(head, quote).value, quote);
  const double = laidOut('"');
  const [quoted, open] = [count(double, 'quoted'), count(double, 'open')];
  if (quoted > 0) return { value: '"', confidence: open === 0 ? 'certain' : 'likely' };
  const single = laidOut("'");
  if (count(single, 'quoted') > 0 && count(single, 'open') === 0) {
    const parts = evenness(single) >= sureEvenness && evenness(single) > evenness(double);
    const certain = parts && evenness(single) === 1;
    if (parts || hasQuotedColumn(single)) return { value: "'", confidence: certain ? 'certain' : 'likely' };
  }
  if (open === 0) return { value: null, confidence: 'certain' };
  const areText = open >= enough && evenness(double) === 1;
  return areText ? { value: 'none', confidence: 'likely' } : { value: '"', confidence: 'unsure' };
}

/** The first rows of a text, whole ones, by how their cells stand there. */
function cellsBy(head: string, delimiter: Delimiter, quote: '"' | "'"): Cell[][] {
  const text = head.slice(0, lettersLookedAt);
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  for (let at = 0; at < text.length && rows.length < rowsLookedAt;) {
    const { cell, end } = cellAt(text, at, delimiter, quote);
    row.push(cell);
    at = end + 1;
    if (text[end] === delimiter) continue;
    if (text[end] === '\r' && text[at] === '\n') at += 1;
    if (row.some((one) => one !== 'empty')) rows.push(row);
    row = [];
  }
  // What breaks off within a row tells nothing of it.
  return text.length < head.length && rows.length < rowsLookedAt ? rows.slice(0, -1) : rows;
}

/** One cell, and where it ends. */
function cellAt(
  text: string,
  from: number,
  delimiter: Delimiter,
  quote: '"' | "'",
): { cell: Cell; end: number } {
  const ends = (at: number) => at >= text.length || [delimiter, '\r', '\n'].includes(text[at] ?? '');
  const opened = text[from] === quote;
  if (opened) {
    let close = text.indexOf(quote, from + 1);
    while (close >= 0 && text[close + 1] === quote) close = text.indexOf(quote, close + 2);
    if (close >= 0 && ends(close + 1)) return { cell: 'quoted', end: close + 1 };
  }
  let end = from;
  while (!ends(end)) end += 1;
  return { cell: opened ? 'open' : end === from ? 'empty' : 'plain', end };
}

const count = (rows: readonly (readonly Cell[])[], wanted: Cell): number =>
  rows.flat().filter((cell) => cell === wanted).length;

/** The share of rows that are as long as the first; none of a file with one column. */
function evenness(rows: readonly (readonly Cell[])[]): number {
  const length = rows[0]?.length ?? 0;
  return length < 2 ? 0 : rows.filter((row) => row.length === length).length / rows.length;
}

/** Whether some column holds nothing below its name but quoted cells, of which there are several. */
function hasQuotedColumn([header = [], ...rows]: readonly (readonly Cell[])[]): boolean {
  return header.some((_, column) => {
    const filled = rows.map((row) => row[column] ?? 'empty').filter((cell) => cell !== 'empty');
    return filled.length >= enough && filled.every((cell) => cell === 'quoted');
  });
}
