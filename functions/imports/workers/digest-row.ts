import { createHash } from 'node:crypto';

/**
 * What makes a row without an identifier of its own the same row when its file comes again: all its cells, whatever
 * encoding they came in and however many empty ones stand at their end.
 */
export function digestRow(cells: readonly string[]): string {
  const last = cells.findLastIndex((cell) => cell !== '');
  const text = JSON.stringify(cells.slice(0, last + 1));
  return `row-${createHash('sha256').update(text).digest('base64url').slice(0, 32)}`;
}
