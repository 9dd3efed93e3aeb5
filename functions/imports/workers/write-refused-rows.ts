import { nowMs, toInstant } from '#functions/kernel/clock.ts';
import { log } from '#functions/kernel/log.ts';
import { refusedRowsKept, type ImportJob, type ImportPlan } from '../domain/import-job.ts';
import { csvRows } from '../csv-rows.ts';
import { dynamoImportStore as imports } from '../store/dynamo-import-store.ts';
import { FileChanged, keepRefusedRows, openFile } from '../store/import-files.ts';
import { refusedRowsText } from './refused-rows-text.ts';

/**
 * Writes the refused rows of an ended job down, as they stand in its file; once more changes nothing. If the file is
 * no longer the one that ran, they cannot be had.
 * @param eventId the event that told of the end
 */
export async function writeRefusedRows(importId: string, eventId: string): Promise<void> {
  const job = await imports.find(importId);
  if (job?.refusedRows !== 'preparing' || job.plan === null) return;
  const kept = await written(job, job.plan);
  const by = { kind: 'system', id: 'imports-keep-refused-rows', organisation: null } as const;
  const change = { at: toInstant(nowMs()), by, requestId: eventId };
  await imports.save(refusedRowsKept(job, kept), undefined, change);
}

async function written(job: ImportJob, plan: ImportPlan): Promise<'ready' | 'lost'> {
  const { columns, language, reading } = plan;
  try {
    const bytes = await openFile(job.id, plan.file, 0);
    const rows = csvRows(bytes, reading, { row: 1, byte: 0 });
    const findings = imports.refusedFindings(job.id);
    const { delimiter } = reading;
    await keepRefusedRows(job.id, refusedRowsText(rows, findings, { columns, delimiter, language }));
    return 'ready';
  } catch (error) {
    if (!(error instanceof FileChanged)) throw error;
    log.warn('refused rows lost', { importId: job.id, error });
    return 'lost';
  }
}
