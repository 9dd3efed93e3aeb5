import type { Reason } from '@rafiq/shared/reason.ts';
import { nowMs, toInstant } from '#functions/kernel/clock.ts';
import { ConditionFailed, type Change } from '#functions/kernel/commit.ts';
import { log } from '#functions/kernel/log.ts';
import * as jobs from '../domain/import-job.ts';
import type { ImportJob, ImportPlan, Stretch } from '../domain/import-job.ts';
import type { JobFailure } from '../domain/row-reasons.ts';
import { csvRows, UnreadableCsv } from '../csv-rows.ts';
import { dynamoImportStore as imports } from '../store/dynamo-import-store.ts';
import { FileChanged, openFile } from '../store/import-files.ts';
import type { ImportEvent } from '../store/import-store.ts';
import { runStretch, type RowChange, type StretchLimits } from './run-stretch.ts';
import { NotUtf8, surveyFile } from './survey-file.ts';
import { takeRowOf, type TakeRow } from './take-row.ts';

export interface SliceLimits {
  /** The slice hands over to the next one after this long. */
  ms: number;
  stretch: StretchLimits;
}

/** Runs of a job that got no further before it is given up. */
const mostIdleRuns = 4;

/**
 * Runs an import from its last checkpoint on, until it ends or its time is over and the next slice is called for.
 * It may be called twice or at the same time: whoever saves the job first goes on, the other stops.
 * @param eventId the event that called for this slice
 */
export async function runSlice(
  importId: string,
  eventId: string,
  limits: SliceLimits,
  takerOf: (job: ImportJob, plan: ImportPlan) => TakeRow = takeRowOf,
): Promise<void> {
  const found = await imports.find(importId);
  if (found?.status !== 'running' || found.plan === null) return;
  const slice = new Slice(found, found.plan, eventId);
  try {
    if (found.idleRuns >= mostIdleRuns) return await slice.fail('interrupted');
    await slice.save(jobs.takeUp(slice.job));
    await slice.run(limits, takerOf);
  } catch (error) {
    await slice.endOn(error);
  }
}

/** One slice of a run, with the job as it was saved last. */
class Slice {
  job: ImportJob;
  readonly #plan: ImportPlan;
  readonly #eventId: string;
  #gotFurther = false;

  constructor(job: ImportJob, plan: ImportPlan, eventId: string) {
    this.job = job;
    this.#plan = plan;
    this.#eventId = eventId;
  }

  async run(limits: SliceLimits, takerOf: (job: ImportJob, plan: ImportPlan) => TakeRow): Promise<void> {
    const until = performance.now() + limits.ms;
    const start = this.job.checkpoint ?? (await this.#survey());
    const memory = { since: start.at, taken: new Set<string>() };
    let end: Stretch['end'] = { row: start.row, byte: start.byte };
    const take = { row: takerOf(this.job, this.#plan), change: this.#rowChange };
    const rows = await this.#rowsFrom(end);
    try {
      do {
        const { stretch, findings, taken, ended } = await runStretch(rows, end, memory, take, limits.stretch);
        await imports.keepFindings(this.job.id, findings);
        await this.save(jobs.progressed(this.job, stretch, now()));
        end = stretch.end;
        for (const row of taken) memory.taken.add(row);
        this.#gotFurther = true;
        if (ended) {
          await this.save(jobs.finishJob(this.job, now()), 'finished');
          return;
        }
      } while (performance.now() < until);
    } finally {
      await rows.return();
    }
    await this.#handOver();
  }

  /** Saves the job one version further. @throws ConditionFailed if another slice has taken it up meanwhile */
  async save(job: ImportJob, happened?: ImportEvent): Promise<void> {
    this.job = await imports.save(job, happened, this.#systemChange());
  }

  async fail(failure: JobFailure, params: Reason['params'] = {}): Promise<void> {
    await this.save(jobs.failJob(this.job, { code: `import.${failure}`, params }, now()), 'failed');
  }

  /** What becomes of the job when a slice breaks off. @throws the error, if the same event should come again */
  async endOn(error: unknown): Promise<void> {
    if (error instanceof ConditionFailed && error.label === 'import') {
      log.info('import taken up elsewhere', { importId: this.job.id });
      return;
    }
    if (error instanceof FileChanged) return this.fail('file-changed');
    if (error instanceof NotUtf8) return this.fail('file-not-utf8');
    if (error instanceof UnreadableCsv) return this.fail('file-unreadable', { line: error.line });
    if (!this.#gotFurther) throw error;
    // Its event has done its work and may not come again; a new one carries on behind the last checkpoint.
    log.warn('import broke off', { importId: this.job.id, error: error as Error });
    await this.#handOver();
  }

  async #handOver(): Promise<void> {
    await this.save(jobs.handOver(this.job), 'continued');
  }

  async #survey(): Promise<jobs.Checkpoint> {
    const at = now();
    const survey = await surveyFile(this.job, this.#plan);
    await this.save(jobs.surveyed(this.job, survey, at));
    return { row: 1, byte: survey.firstByte, at };
  }

  async #rowsFrom({ row, byte }: Stretch['end']) {
    const { id, sizeBytes } = this.job;
    const bytes = byte >= sizeBytes ? undefined : await openFile(id, this.#plan.file, byte);
    return bytes === undefined ? noRows() : csvRows(bytes, this.#plan.delimiter, { row: row + 1, byte });
  }

  /** Rows are recorded in the name of who started the import. */
  #rowChange: RowChange = (row) => ({
    at: now(),
    by: this.#plan.startedBy,
    requestId: `${this.job.id}#${row}`,
  });

  #systemChange(): Change {
    const by = { kind: 'system', id: 'imports-run-import', organisation: null } as const;
    return { at: now(), by, requestId: this.#eventId };
  }
}

const now = (): string => toInstant(nowMs());

async function* noRows(): ReturnType<typeof csvRows> {
  // A run that was cut off behind the last row has nothing left to read.
}
