import { createHash } from 'node:crypto';

/**
 * What makes a row the same row when its file comes again: its own identifier, or a digest of all its cells
 * where it has none.
 */
export const rowId = (identifier: string | undefined, cells: readonly string[]): string =>
  identifier ?? `row-${createHash('sha256').update(JSON.stringify(cells)).digest('base64url').slice(0, 32)}`;
