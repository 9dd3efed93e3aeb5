/** An import as Rafiq keeps it: what was asked, which bytes run, how far they are. */
import { importKinds, importMoves, importStatuses, type ImportStatus } from '@rafiq/shared/imports/status.ts';
import { columnMapping } from '@rafiq/shared/imports/contract.ts';
import { consent } from '@rafiq/shared/leads/contract.ts';
import { reasonParams } from '@rafiq/shared/reason.ts';
import * as z from 'zod';
import { delimiters } from './file-layout.ts';

/** The bytes a job runs: an upload link can be used twice, so the object is pinned when the job starts. */
export const pinnedFile = z.object({ etag: z.string(), versionId: z.string().nullable() });
export type PinnedFile = z.output<typeof pinnedFile>;

/** Everything a row needs beside its cells, fixed when the job starts. */
export const importPlan = z.object({
  file: pinnedFile,
  delimiter: z.enum(delimiters),
  columns: z.array(z.string()),
  mapping: columnMapping,
  adminEmailPattern: z.string().nullable(),
  consentToShare: consent.nullable(),
  consentToContact: consent.nullable(),
  startedBy: z.object({
    kind: z.enum(['person', 'client', 'system']),
    id: z.string(),
    organisation: z.string().nullable(),
  }),
});
export type ImportPlan = z.output<typeof importPlan>;

export const checkpoint = z.object({
  /** The last row that is done; the header is row 1, as in a spreadsheet. */
  row: z.number().int(),
  /** Where the next row begins in the file. */
  byte: z.number().int(),
  at: z.string(),
});
export type Checkpoint = z.output<typeof checkpoint>;

export const rowCounts = z.object({
  total: z.number().int().nullable(),
  read: z.number().int(),
  taken: z.number().int(),
  unchanged: z.number().int(),
  refused: z.number().int(),
  noticed: z.number().int(),
});
export type RowCounts = z.output<typeof rowCounts>;

export const importJob = z.object({
  id: z.string(),
  kind: z.enum(importKinds),
  status: z.enum(importStatuses),
  fileName: z.string(),
  sizeBytes: z.number().int(),
  source: z.string(),
  plan: importPlan.nullable(),
  /** Known once the whole file was looked through. */
  dateOrder: z.enum(['day-first', 'month-first', 'mixed']).nullable(),
  checkpoint: checkpoint.nullable(),
  /** Runs that began since the last checkpoint: one that never gets further ends the job. */
  idleRuns: z.number().int(),
  rows: rowCounts,
  failure: z.object({ code: z.string(), params: reasonParams }).nullable(),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  version: z.number().int(),
});
export type ImportJob = z.output<typeof importJob>;

/** The same job one version further. */
const advance = (job: ImportJob, change: Partial<ImportJob>): ImportJob => ({
  ...job,
  ...change,
  version: job.version + 1,
});

/** Whether a job may go from its state into this one. */
export const mayBecome = (job: ImportJob, status: ImportStatus): boolean =>
  importMoves[job.status].includes(status);

/** A job as it begins: it waits for its file. */
export const createJob = (
  asked: Pick<ImportJob, 'kind' | 'fileName' | 'sizeBytes' | 'source'>,
  facts: { id: string; at: string },
): ImportJob => ({
  id: facts.id,
  ...asked,
  status: 'awaiting-file',
  plan: null,
  dateOrder: null,
  checkpoint: null,
  idleRuns: 0,
  rows: { total: null, read: 0, taken: 0, unchanged: 0, refused: 0, noticed: 0 },
  failure: null,
  createdAt: facts.at,
  startedAt: null,
  finishedAt: null,
  version: 1,
});

/** The file has arrived whole. */
export const fileArrived = (job: ImportJob): ImportJob => advance(job, { status: 'ready' });

/** The job runs from now on, over the bytes and by the mapping of its plan. */
export const startJob = (job: ImportJob, plan: ImportPlan, at: string): ImportJob =>
  advance(job, { status: 'running', plan, startedAt: at });

/** A worker takes the job up where the last one left it; whoever held it before can write no more. */
export const takeUp = (job: ImportJob): ImportJob => advance(job, { idleRuns: job.idleRuns + 1 });

/** The whole file was looked through: rows begin behind its header. */
export const surveyed = (
  job: ImportJob,
  survey: { rows: number; firstByte: number; dateOrder: ImportJob['dateOrder'] },
  at: string,
): ImportJob =>
  advance(job, {
    dateOrder: survey.dateOrder,
    checkpoint: { row: 1, byte: survey.firstByte, at },
    rows: { ...job.rows, total: survey.rows },
    idleRuns: 0,
  });

/** What one stretch of rows came to. */
export interface Stretch {
  end: Omit<Checkpoint, 'at'>;
  counts: Omit<RowCounts, 'total'>;
}

/** A stretch of rows is done, and will not be done again. */
export function progressed(job: ImportJob, { end, counts }: Stretch, at: string): ImportJob {
  const { total, read, taken, unchanged, refused, noticed } = job.rows;
  return advance(job, {
    checkpoint: { ...end, at },
    rows: {
      total,
      read: read + counts.read,
      taken: taken + counts.taken,
      unchanged: unchanged + counts.unchanged,
      refused: refused + counts.refused,
      noticed: noticed + counts.noticed,
    },
    idleRuns: 0,
  });
}

/** A run whose time is over leaves the rest to the next one. */
export const handOver = (job: ImportJob): ImportJob => advance(job, {});

/** Every row is done. */
export const finishJob = (job: ImportJob, at: string): ImportJob =>
  advance(job, { status: 'finished', finishedAt: at });

/** The job cannot go on; what was taken stays taken. */
export const failJob = (job: ImportJob, failure: NonNullable<ImportJob['failure']>, at: string): ImportJob =>
  advance(job, { status: 'failed', failure, finishedAt: at });
