import { Readable } from 'node:stream';
import { hearDate, type OrderSeen } from '../domain/read-instant.ts';
import type { ImportJob, ImportPlan } from '../domain/import-job.ts';
import { layoutOf } from '../domain/row-reader.ts';
import { csvRows } from '../csv-rows.ts';
import { openFile } from '../store/import-files.ts';

/** Some bytes of a file are no UTF-8 text. */
export class NotUtf8 extends Error {
  constructor(cause: unknown) {
    super('The file is not UTF-8 text', { cause });
    this.name = 'NotUtf8';
  }
}

async function* onlyUtf8(bytes: Readable): AsyncGenerator<Buffer, void, undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const check = (chunk?: Buffer) => {
    try {
      decoder.decode(chunk, { stream: chunk !== undefined });
    } catch (error) {
      throw new NotUtf8(error);
    }
  };
  for await (const chunk of bytes) {
    check(chunk as Buffer);
    yield chunk as Buffer;
  }
  check();
}

export interface Survey {
  /** Rows to do: neither the header nor blank ones. */
  rows: number;
  /** Where the row behind the header begins. */
  firstByte: number;
  dateOrder: Exclude<OrderSeen, undefined> | null;
}

/**
 * Looks through a whole file before any of its rows is taken: it must be text to its end, its rows are counted,
 * and its dates tell their order. Nothing is kept but the numbers.
 * @throws NotUtf8, UnreadableCsv or FileChanged
 */
export async function surveyFile(job: ImportJob, plan: ImportPlan): Promise<Survey> {
  const [dateColumn] = layoutOf(plan.columns, plan.mapping).fields.get('receivedAt') ?? [];
  const bytes = Readable.from(onlyUtf8(await openFile(job.id, plan.file, 0)), { objectMode: false });
  let rows = -1;
  let firstByte = 0;
  let dateOrder: OrderSeen;
  for await (const { cells, endByte } of csvRows(bytes, plan.delimiter, { row: 1, byte: 0 })) {
    rows += 1;
    if (rows === 0) firstByte = endByte;
    else if (dateColumn !== undefined) dateOrder = hearDate(dateOrder, cells[dateColumn] ?? '');
  }
  return { rows: Math.max(rows, 0), firstByte, dateOrder: dateOrder ?? null };
}
