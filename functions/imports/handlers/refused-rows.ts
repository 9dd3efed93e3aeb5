import { readRefusedRows } from '@rafiq/shared/imports/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { dynamoImportStore as imports } from '../store/dynamo-import-store.ts';
import { refusedRowsLink } from '../store/import-files.ts';

/** Answers where the refused rows can be fetched, to be corrected and imported again. */
export const refusedRows = handle(readRefusedRows, async ({ importId }) => {
  const job = await imports.find(importId);
  if (job === undefined) throw new Problem('not-found');
  if (job.refusedRows !== 'ready') throw new Problem('import-refused-rows-missing');
  const fileName = `${job.fileName.replace(/\.[^.]*$/, '')} – refused.csv`;
  return { url: await refusedRowsLink(job.id, fileName), fileName };
});
