/** Cells that no spreadsheet takes for a formula. Free of imports so that both sides may use it. */

// A formula begins with one of these, also in full width; tab and line breaks may hide one that begins after them.
const opensFormula =
  /^[\s\u0000-\u0020\u00a0\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff]*[=+\-@＝＋－﹣−＠|%]/u;
const opensHidden = /^[\t\r\n\u0000]/u;

/** Text as it may stand in a cell: an apostrophe leads whatever a spreadsheet could run (source: OWASP, CSV injection). */
export const formulaSafe = (text: string): string =>
  opensFormula.test(text) || opensHidden.test(text) ? `'${text}` : text;
