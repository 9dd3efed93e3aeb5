import { expect, test } from 'vitest';
import { importMoves, importStatuses, type ImportStatus } from './status.ts';

const reachable = (from: ImportStatus, seen = new Set<ImportStatus>()): Set<ImportStatus> => {
  for (const next of importMoves[from]) {
    if (!seen.has(next)) reachable(next, seen.add(next));
  }
  return seen;
};

test('an import can be cancelled wherever it stands until it has ended, and never runs again', () => {
  for (const status of importStatuses) {
    const ended = importMoves[status].length === 0;
    expect([status, reachable(status).has('cancelled')]).toEqual([status, !ended]);
    expect([status, reachable(status).has(status)]).toEqual([status, false]);
  }
  expect(importStatuses.filter((status) => importMoves[status].length === 0)).toEqual([
    'cancelled',
    'finished',
    'failed',
  ]);
  expect(importMoves.running).not.toContain('cancelled');
  expect(importMoves.cancelling).not.toContain('running');
});
