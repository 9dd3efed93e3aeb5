import { cancelImport } from '@rafiq/shared/imports/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { askToCancel, mayBecome } from '../domain/import-job.ts';
import { presentImport } from '../present-import.ts';
import { dynamoImportStore as imports } from '../store/dynamo-import-store.ts';
import { untilSettled } from '../until-settled.ts';

/** Cancels an import: at once before it runs, else once the rows at work are done; what was taken stays taken. */
export const cancel = handle(
  cancelImport,
  ({ importId }, { change, now }) =>
    untilSettled(async () => {
      const job = await imports.find(importId);
      if (job === undefined) throw new Problem('not-found');
      if (!mayBecome(job, 'cancelling') && !mayBecome(job, 'cancelled')) throw new Problem('illegal-move');
      if (job.status === 'cancelling') throw new Problem('illegal-move');
      const cancelled = askToCancel(job, now);
      return imports.save(cancelled, cancelled.status === 'cancelled' ? 'cancelled' : 'cancel-asked', change);
    }),
  (job, { language }) => presentImport(job, language),
);
