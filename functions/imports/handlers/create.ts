import { createImport } from '@rafiq/shared/imports/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { createJob } from '../domain/import-job.ts';
import { presentImport } from '../present-import.ts';
import { dynamoImportStore as imports } from '../store/dynamo-import-store.ts';
import { uploadLink } from '../store/import-files.ts';

/** Opens an import and says where its file goes; the same request again gets a fresh link to the same place. */
export const create = handle(
  createImport,
  (_, { body, change, newId, now }) =>
    imports.insert(createJob(body, { id: newId('import'), at: now }), change),
  async (job, { language }) => ({
    import: presentImport(job, language),
    upload: await uploadLink(job.id, job.sizeBytes),
  }),
);
