import { hearDate, type OrderSeen } from '../domain/date-order.ts';
import type { ImportJob, ImportPlan } from '../domain/import-job.ts';
import { layoutOf } from '../domain/row-reader.ts';
import { csvRows } from '../csv-rows.ts';
import { openFile } from '../store/import-files.ts';

export interface Survey {
  /** Rows to do: neither the header nor blank ones. */
  rows: number;
  /** Where the row behind the header begins. */
  firstByte: number;
  dateOrder: Exclude<OrderSeen, undefined> | null;
}

/**
 * Looks through a whole file before any of its rows is taken: it must be text in its encoding to its end, its rows
 * are counted, and its dates tell their order. Nothing is kept but the numbers.
 * @throws NotEncoded, UnreadableCsv or FileChanged
 */
export async function surveyFile(job: ImportJob, plan: ImportPlan): Promise<Survey> {
  const [dateColumn] = layoutOf(plan.columns, plan.mapping).fields.get('receivedAt') ?? [];
  const bytes = await openFile(job.id, plan.file, 0);
  let rows = -1;
  let firstByte = 0;
  let dateOrder: OrderSeen;
  for await (const { cells, endByte } of csvRows(bytes, plan.reading, { row: 1, byte: 0 })) {
    rows += 1;
    if (rows === 0) firstByte = endByte;
    else if (dateColumn !== undefined) dateOrder = hearDate(dateOrder, cells[dateColumn] ?? '');
  }
  return { rows: Math.max(rows, 0), firstByte, dateOrder: dateOrder ?? null };
}
