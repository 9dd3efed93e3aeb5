import { startImport } from '@rafiq/shared/imports/contract.ts';
import type { ImportKind } from '@rafiq/shared/imports/status.ts';
import type { BodyOf } from '@rafiq/shared/route.ts';
import type { UiLanguage } from '@rafiq/shared/text.ts';
import type { Change } from '#functions/kernel/commit.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem, type FieldFault } from '#functions/kernel/problem.ts';
import { isAdded } from '../domain/added-columns.ts';
import { mappingFaults } from '../domain/check-mapping.ts';
import { placeholdersOf } from '../domain/email-pattern.ts';
import {
  fileArrived,
  isSeen,
  mayBecome,
  startJob,
  type ImportJob,
  type ImportPlan,
} from '../domain/import-job.ts';
import { lookIntoFile } from '../look-into-file.ts';
import { presentImport } from '../present-import.ts';
import { readLook } from '../read-look.ts';
import { dynamoImportStore as imports } from '../store/dynamo-import-store.ts';
import { findFile } from '../store/import-files.ts';
import type { Along } from '../store/import-store.ts';
import { untilSettled } from '../until-settled.ts';

type Body = BodyOf<typeof startImport>;

/**
 * Starts an import over the bytes that stand there now, which must be those that were looked into; what is uploaded
 * later changes nothing.
 */
export const start = handle(
  startImport,
  ({ importId }, { body, change, language, now }) =>
    untilSettled(async () => {
      const job = await imports.find(importId);
      if (job === undefined) throw new Problem('not-found');
      if (!mayBecome(job, 'ready') && !mayBecome(job, 'running')) throw new Problem('illegal-move');
      requireConsent(job.kind, body);
      const plan = await planOf(job, body, { change, language });
      const along = mappingKept(job.kind, plan, body, change);
      if (job.status === 'ready') return imports.save(startJob(job, plan, now), 'started', change, along);
      const ready = fileArrived(job, plan.file);
      return imports.saveSteps(
        [
          { job: ready, happened: 'file-arrived' },
          { job: startJob(ready, plan, now), happened: 'started' },
        ],
        change,
        along,
      );
    }),
  (job, { language }) => presentImport(job, language),
);

function requireConsent(kind: ImportKind, body: Body): void {
  if (kind !== 'leads') return;
  const missing = (['consentToShare', 'consentToContact'] as const).filter(
    (name) => body[name] === undefined,
  );
  if (missing.length === 0) return;
  throw new Problem('consent-missing', {
    errors: missing.map((name) => ({ pointer: `/${name}`, code: 'required' })),
  });
}

async function planOf(
  job: ImportJob,
  body: Body,
  { change, language }: { change: Change; language: UiLanguage },
): Promise<ImportPlan> {
  const file = await findFile(job.id, job.sizeBytes);
  if (file === undefined) throw new Problem('import-file-missing');
  if (!isSeen(job, file)) throw new Problem('import-file-changed');
  const look = await lookIntoFile(job, file, body.reading);
  requireMapping(job.kind, look.columns, body);
  const { reading, confidence } = readLook(look, body.mapping, body.reading);
  const dated = Object.values(body.mapping).includes('receivedAt');
  if (dated && reading.dateOrder === null && confidence.dateOrder === 'unsure') {
    throw new Problem('import-date-order-needed', {
      errors: [{ pointer: '/reading/dateOrder', code: 'required' }],
    });
  }
  return {
    file,
    // What the beginning of a file tells of its dates, the whole of it may refute: only a person’s word is final.
    reading: { ...reading, dateOrder: body.reading?.dateOrder ?? null },
    columns: look.columns,
    mapping: body.mapping,
    adminEmailPattern: body.adminEmailPattern ?? null,
    consentToShare: body.consentToShare ?? null,
    consentToContact: body.consentToContact ?? null,
    language,
    startedBy: change.by,
  };
}

/** The mapping as it is kept for the next file, if its name was given. */
function mappingKept(kind: ImportKind, plan: ImportPlan, { saveMappingAs }: Body, { at, by }: Change): Along {
  if (saveMappingAs === undefined || by.organisation === null) return {};
  return {
    mapping: {
      name: saveMappingAs,
      organisation: by.organisation,
      kind,
      columns: plan.columns.filter((column) => !isAdded(column)),
      mapping: plan.mapping,
      adminEmailPattern: plan.adminEmailPattern,
      savedAt: at,
    },
  };
}

function requireMapping(kind: ImportKind, header: readonly string[], body: Body): void {
  const columns = header.filter((column) => !isAdded(column));
  const found = mappingFaults(kind, columns, body.mapping);
  const names = new Set([...columns, ...Object.values(body.mapping)]);
  const pattern = body.adminEmailPattern ?? '';
  const errors: FieldFault[] = [
    ...found.map(({ column, code, field }) =>
      column === null
        ? { pointer: '/mapping', code, params: { field } }
        : { pointer: `/mapping/${escaped(column)}`, code },
    ),
    ...placeholdersOf(pattern)
      .filter((name) => !names.has(name))
      .map(() => ({ pointer: '/adminEmailPattern', code: 'unknown-column' })),
  ];
  if (errors.length === 0) return;
  const onlyMissing = errors.every(({ code }) => code === 'unmapped' || code === 'unidentified');
  throw new Problem(onlyMissing ? 'import-mapping-incomplete' : 'invalid-request', { errors });
}

/** A name as one step of a JSON pointer (RFC 6901). */
const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');
