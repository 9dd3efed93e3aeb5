/** An import as Rafiq keeps it: what was asked, which bytes run, how far they are. */
import { columnMapping, fileReading } from '@rafiq/shared/imports/contract.ts';
import {
  dateOrders,
  importKinds,
  importMoves,
  importStatuses,
  refusedRowsStates,
  type ImportStatus,
} from '@rafiq/shared/imports/status.ts';
import { consent } from '@rafiq/shared/leads/contract.ts';
import { reasonParams } from '@rafiq/shared/reason.ts';
import { uiLanguages } from '@rafiq/shared/text.ts';
import * as z from 'zod';

/** The bytes a job runs: an upload link can be used twice, so the object is pinned when the job starts. */
export const pinnedFile = z.object({ etag: z.string(), versionId: z.string().nullable() });
export type PinnedFile = z.output<typeof pinnedFile>;

/** Everything a row needs beside its cells, fixed when the job starts. */
export const importPlan = z.object({
  file: pinnedFile,
  /** The date order is null where the whole file is to tell it. */
  reading: fileReading,
  columns: z.array(z.string()),
  mapping: columnMapping,
  adminEmailPattern: z.string().nullable(),
  consentToShare: consent.nullable(),
  consentToContact: consent.nullable(),
  /** In which the reasons of refused rows are written down for correction. */
  language: z.enum(uiLanguages),
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
  /** The file that was looked into last: what starts must be what a person saw. */
  seen: pinnedFile.nullable(),
  plan: importPlan.nullable(),
  /** Known once the whole file was looked through. */
  dateOrder: z.enum([...dateOrders, 'mixed']).nullable(),
  checkpoint: checkpoint.nullable(),
  /** Runs that began since the last checkpoint: one that never gets further ends the job. */
  idleRuns: z.number().int(),
  /** The event whose slice has rows at work, or was cut off with them; null between two slices. */
  takenUpBy: z.string().nullable(),
  rows: rowCounts,
  refusedRows: z.enum(refusedRowsStates),
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
  seen: null,
  plan: null,
  dateOrder: null,
  checkpoint: null,
  idleRuns: 0,
  takenUpBy: null,
  rows: { total: null, read: 0, taken: 0, unchanged: 0, refused: 0, noticed: 0 },
  refusedRows: 'none',
  failure: null,
  createdAt: facts.at,
  startedAt: null,
  finishedAt: null,
  version: 1,
});

/** The file has arrived whole and was looked into; or another one in its place. */
export const fileArrived = (job: ImportJob, seen: PinnedFile): ImportJob =>
  advance(job, { status: 'ready', seen });

/** Whether these are the bytes that were looked into last, if any were. */
export const isSeen = ({ seen }: ImportJob, file: PinnedFile): boolean =>
  seen === null || (seen.etag === file.etag && seen.versionId === file.versionId);

/** A person has said what an unknown value means. */
export const valueConfirmed = (job: ImportJob): ImportJob => advance(job, {});

/** The job runs from now on, over the bytes and by the mapping of its plan. */
export const startJob = (job: ImportJob, plan: ImportPlan, at: string): ImportJob =>
  advance(job, { status: 'running', plan, startedAt: at });

/** A worker takes the job up where the last one left it; whoever held it before can write no more. */
export const takeUp = (job: ImportJob, takenUpBy: string): ImportJob =>
  advance(job, { takenUpBy, idleRuns: job.idleRuns + 1 });

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
export const handOver = (job: ImportJob): ImportJob => advance(job, { takenUpBy: null });

/** What an ended job leaves to be corrected. */
const toCorrect = ({ rows }: ImportJob): Pick<ImportJob, 'refusedRows'> => ({
  refusedRows: rows.refused > 0 ? 'preparing' : 'none',
});

/** Every row is done. */
export const finishJob = (job: ImportJob, at: string): ImportJob =>
  advance(job, { status: 'finished', finishedAt: at, ...toCorrect(job) });

/** Cancelled by a person: at once before it runs, else as soon as the rows at work are done. */
export const askToCancel = (job: ImportJob, at: string): ImportJob =>
  job.status === 'running'
    ? advance(job, { status: 'cancelling' })
    : advance(job, { status: 'cancelled', finishedAt: at });

/** The rows at work are done and no further one is begun; what was taken stays taken. */
export const cancelJob = (job: ImportJob, at: string): ImportJob =>
  advance(job, { status: 'cancelled', finishedAt: at, ...toCorrect(job) });

/** The job cannot go on; what was taken stays taken. */
export const failJob = (job: ImportJob, failure: NonNullable<ImportJob['failure']>, at: string): ImportJob =>
  advance(job, { status: 'failed', failure, finishedAt: at, ...toCorrect(job) });

/** The refused rows were written down for correction, or their file is not what it was. */
export const refusedRowsKept = (job: ImportJob, refusedRows: 'ready' | 'lost'): ImportJob =>
  advance(job, { refusedRows });
