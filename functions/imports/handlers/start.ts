import { startImport } from '@rafiq/shared/imports/contract.ts';
import type { ImportKind } from '@rafiq/shared/imports/status.ts';
import type { BodyOf } from '@rafiq/shared/route.ts';
import { ConditionFailed, type Change } from '#functions/kernel/commit.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem, type FieldFault } from '#functions/kernel/problem.ts';
import { mappingFaults } from '../domain/check-mapping.ts';
import { placeholdersOf } from '../domain/email-pattern.ts';
import { fileArrived, mayBecome, startJob, type ImportJob, type ImportPlan } from '../domain/import-job.ts';
import { lookIntoFile } from '../look-into-file.ts';
import { presentImport } from '../present-import.ts';
import { dynamoImportStore as imports } from '../store/dynamo-import-store.ts';
import { findFile } from '../store/import-files.ts';

type Body = BodyOf<typeof startImport>;

/** Starts an import over the bytes that stand there now; what is uploaded later changes nothing. */
export const start = handle(
  startImport,
  ({ importId }, { body, change, now }) =>
    untilSettled(async () => {
      const job = await imports.find(importId);
      if (job === undefined) throw new Problem('not-found');
      if (!mayBecome(job, 'ready') && !mayBecome(job, 'running')) throw new Problem('illegal-move');
      requireConsent(job.kind, body);
      const plan = await planOf(job, body, change);
      if (job.status === 'ready') return imports.save(startJob(job, plan, now), 'started', change);
      const ready = fileArrived(job);
      return imports.saveSteps(
        [
          { job: ready, happened: 'file-arrived' },
          { job: startJob(ready, plan, now), happened: 'started' },
        ],
        change,
      );
    }),
  (job, { language }) => presentImport(job, language),
);

const mostTries = 4;

/** Reads and decides again when the job moved between the reading and the writing. */
async function untilSettled<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      const moved = error instanceof ConditionFailed && error.label === 'import';
      if (!moved || tries === mostTries) throw error;
    }
  }
}

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

async function planOf(job: ImportJob, body: Body, change: Change): Promise<ImportPlan> {
  const file = await findFile(job.id, job.sizeBytes);
  if (file === undefined) throw new Problem('import-file-missing');
  const { delimiter, columns } = await lookIntoFile(job.id, file);
  requireMapping(job.kind, columns, body);
  return {
    file,
    delimiter,
    columns,
    mapping: body.mapping,
    adminEmailPattern: body.adminEmailPattern ?? null,
    consentToShare: body.consentToShare ?? null,
    consentToContact: body.consentToContact ?? null,
    startedBy: change.by,
  };
}

function requireMapping(kind: ImportKind, columns: readonly string[], body: Body): void {
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
  const onlyMissing = errors.every(({ code }) => code === 'unmapped');
  throw new Problem(onlyMissing ? 'import-mapping-incomplete' : 'invalid-request', { errors });
}

/** A name as one step of a JSON pointer (RFC 6901). */
const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');
