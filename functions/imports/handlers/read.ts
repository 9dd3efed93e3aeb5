import { readImport } from '@rafiq/shared/imports/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { presentImport } from '../present-import.ts';
import { dynamoImportStore as imports } from '../store/dynamo-import-store.ts';

/** Reads one import: how far it is, or how it ended. */
export const read = handle(
  readImport,
  async ({ importId }) => {
    const job = await imports.find(importId);
    if (job === undefined) throw new Problem('not-found');
    return job;
  },
  (job, { language }) => presentImport(job, language),
);
