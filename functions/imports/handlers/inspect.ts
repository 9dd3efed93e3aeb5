import { inspectImport } from '@rafiq/shared/imports/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { fileArrived, isSeen, mayBecome } from '../domain/import-job.ts';
import { byFit, hasSameColumns, suggestMapping } from '../domain/saved-mapping.ts';
import { findUnknownValues } from '../find-unknown-values.ts';
import { lookIntoFile } from '../look-into-file.ts';
import { presentImport } from '../present-import.ts';
import { presentLook } from '../present-look.ts';
import { readLook } from '../read-look.ts';
import { dynamoImportStore as imports } from '../store/dynamo-import-store.ts';
import { findFile } from '../store/import-files.ts';

/** Looks into a file before it runs: how it is read, its columns and first rows, and what Rafiq would make of them. */
export const inspect = handle(
  inspectImport,
  async ({ importId }, { body, caller, change, language }) => {
    const job = await imports.find(importId);
    if (job === undefined) throw new Problem('not-found');
    if (!mayBecome(job, 'ready') && !mayBecome(job, 'running')) throw new Problem('illegal-move');
    const file = await findFile(job.id, job.sizeBytes);
    if (file === undefined) throw new Problem('import-file-missing');
    const [look, saved, countries] = await Promise.all([
      lookIntoFile(job, file, body.reading),
      imports.savedMappings(caller.organisation, job.kind),
      imports.confirmedCountries(),
    ]);
    const { mapping, from } = suggestMapping(job.kind, look.columns, saved);
    const unknown = await findUnknownValues(look, mapping, countries, language);
    const known = job.status === 'ready' && isSeen(job, file);
    const ready = known ? job : await imports.save(fileArrived(job, file), 'file-arrived', change);
    return {
      job: ready,
      look,
      judged: readLook(look, mapping, body.reading),
      mapping,
      from,
      saved,
      countries,
      unknown,
    };
  },
  ({ job, look, judged, mapping, from, saved, countries, unknown }, { language }) => ({
    import: presentImport(job, language),
    ...judged,
    ...presentLook(look, mapping, judged.reading, countries),
    suggestedMapping: mapping,
    suggestedFrom: from,
    savedMappings: byFit(saved, look.columns).map((one) => ({
      name: one.name,
      mapping: one.mapping,
      adminEmailPattern: one.adminEmailPattern,
      columns: one.columns,
      sameColumns: hasSameColumns(one, look.columns),
    })),
    unknownValues: unknown,
  }),
);
