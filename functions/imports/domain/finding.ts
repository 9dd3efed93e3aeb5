import { reasonParams } from '@rafiq/shared/reason.ts';
import * as z from 'zod';
import type { RowRemark } from './row-reader.ts';

/** What is kept of a row that was refused, or taken with a notice. */
export const finding = z.object({
  row: z.number().int(),
  kind: z.enum(['refused', 'notice']),
  column: z.string().nullable(),
  value: z.string().nullable(),
  reason: z.object({ code: z.string(), params: reasonParams }),
});
export type Finding = z.output<typeof finding>;

/** The remarks on a row as findings. */
export const findingsOf = (row: number, kind: Finding['kind'], remarks: readonly RowRemark[]): Finding[] =>
  remarks.map((remark) => ({ row, kind, ...remark }));
