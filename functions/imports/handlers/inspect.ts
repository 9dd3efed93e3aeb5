import { inspectImport } from '@rafiq/shared/imports/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { guessMapping } from '../domain/guess-mapping.ts';
import { fileArrived, mayBecome } from '../domain/import-job.ts';
import { lookIntoFile } from '../look-into-file.ts';
import { presentImport } from '../present-import.ts';
import { dynamoImportStore as imports } from '../store/dynamo-import-store.ts';
import { findFile } from '../store/import-files.ts';

/** Looks into a file before it runs: its columns, first rows and the mapping Rafiq would use. */
export const inspect = handle(
  inspectImport,
  async ({ importId }, { change }) => {
    const job = await imports.find(importId);
    if (job === undefined) throw new Problem('not-found');
    if (!mayBecome(job, 'ready') && !mayBecome(job, 'running')) throw new Problem('illegal-move');
    const file = await findFile(job.id, job.sizeBytes);
    if (file === undefined) throw new Problem('import-file-missing');
    const look = await lookIntoFile(job.id, file);
    const ready = job.status === 'ready' ? job : await imports.save(fileArrived(job), 'file-arrived', change);
    return { job: ready, look };
  },
  ({ job, look }, { language }) => ({
    import: presentImport(job, language),
    columns: look.columns,
    sample: look.sample,
    suggestedMapping: guessMapping(job.kind, look.columns),
  }),
);
