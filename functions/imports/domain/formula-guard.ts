/**
 * Spreadsheets run a cell as a formula if it begins with one of these, in either width, whatever blanks stand in
 * front; a tab or line break in front may move the rest into a cell of its own. Apostrophes in front are guards.
 */
const runs = /^'*(?:[\t\r\n]|[\s\u0000-\u001f]*[=+\-@\uff1d\uff0b\uff0d\uff20\u2212])/u;

/** A cell that no spreadsheet runs: one that it would stands behind an apostrophe, as people type it there. */
export const guardCell = (text: string): string => (runs.test(text) ? `'${text}` : text);

/** The cell as it was before it was guarded: exactly one apostrophe less, where a guard can stand. */
export const unguardCell = (cell: string): string =>
  cell.startsWith("'") && runs.test(cell) ? cell.slice(1) : cell;
