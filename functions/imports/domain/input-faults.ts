import type { ImportField } from '@rafiq/shared/imports/status.ts';
import type * as z from 'zod';
import type { RowReader } from './row-reader.ts';
import { rowFaults, type RowFault } from './row-reasons.ts';

const known: ReadonlySet<string> = new Set(rowFaults);
const isKnown = (code: string): code is RowFault => known.has(code);

/**
 * Refuses a row for what the contract of its room would not take.
 * @param fieldAt path within the input (`company.name`) → field of the mapping
 */
export function refuseByContract(
  row: RowReader,
  issues: readonly z.core.$ZodIssue[],
  fieldAt: Readonly<Record<string, ImportField>>,
): void {
  for (const issue of issues) {
    const path = issue.path.map(String);
    const field = fieldAt[path.join('.')] ?? fieldAt[path[0] ?? ''];
    const outOfRange = issue.code === 'too_big' || issue.code === 'too_small';
    const fault = isKnown(issue.message) ? issue.message : outOfRange ? 'out-of-range' : 'invalid-value';
    // A fault outside of any mapped field is a fault of ours: it must not pass in silence.
    if (field === undefined) throw new Error(`The contract refused ${path.join('.')}: ${issue.message}`);
    const limit = fault === 'too-long' && issue.code === 'too_big' ? Number(issue.maximum) : undefined;
    row.refuse(field, fault, limit === undefined ? {} : { max: limit });
  }
}
