import type { ImportField } from '@rafiq/shared/imports/status.ts';
import type { Problem } from '#functions/kernel/problem.ts';
import type { RowFault } from '../domain/row-reasons.ts';
import { RowReader, type RowLayout, type RowRemark } from '../domain/row-reader.ts';

/** What rooms say of a cell that a row tells in the same words. */
const toldByRooms = ['already-exists', 'not-received-yet', 'unknown-reference'] as const satisfies RowFault[];

/**
 * What a room's refusal of a row says about its cells.
 * @param fieldAt path within the input → field of the mapping
 */
export function refusedByRoom(
  problem: Problem,
  cells: readonly string[],
  layout: RowLayout,
  fieldAt: Readonly<Record<string, ImportField>>,
): RowRemark[] {
  const row = new RowReader(layout, cells);
  for (const { pointer, code } of problem.errors) {
    const path = pointer.slice(1).replaceAll('/', '.');
    const field = Object.hasOwn(fieldAt, path) ? fieldAt[path] : undefined;
    const fault = toldByRooms.find((known) => known === code) ?? 'refused';
    if (field !== undefined) row.refuse(field, fault, { problem: code });
  }
  return row.faults.length > 0
    ? row.faults
    : [{ column: null, value: null, reason: { code: 'import.refused', params: { problem: problem.code } } }];
}
