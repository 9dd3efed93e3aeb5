import type { Reason } from '@rafiq/shared/reason.ts';
import { nowMs, toInstant } from '#functions/kernel/clock.ts';
import { ConditionFailed, type Change } from '#functions/kernel/commit.ts';
import { log } from '#functions/kernel/log.ts';
import * as jobs from '../domain/import-job.ts';
import type { ImportJob, ImportPlan, Stretch } from '../domain/import-job.ts';
import type { JobFailure } from '../domain/row-reasons.ts';
import type { ConfirmedCountries } from '../domain/read-country.ts';
import { csvRows, UnreadableCsv } from '../csv-rows.ts';
import { NotEncoded } from '../transcoder.ts';
import { dynamoImportStore as imports } from '../store/dynamo-import-store.ts';
import { FileChanged, openFile } from '../store/import-files.ts';
import type { ImportEvent } from '../store/import-store.ts';
import { runStretch, type RowChange, type StretchLimits } from './run-stretch.ts';
import { surveyFile } from './survey-file.ts';
import { takeRowOf, type TakeRow } from './take-row.ts';

export interface SliceLimits {
  /** The slice hands over to the next one after this long. */
  ms: number;
  stretch: StretchLimits;
}

/** Runs of a job that got no further before it is given up. */
const mostIdleRuns = 4;

/** Makes of a job what takes its rows. */
export type TakerOf = (job: ImportJob, plan: ImportPlan, countries: ConfirmedCountries) => TakeRow;

/**
 * Runs an import from its last checkpoint on, until it ends, is cancelled, or its time is over and the next slice is
 * called for. It may be called twice or at the same time: whoever saves the job first goes on, the other stops.
 * @param eventId the event that called for this slice
 */
export async function runSlice(
  importId: string,
  eventId: string,
  limits: SliceLimits,
  takerOf: TakerOf = takeRowOf,
): Promise<void> {
  const found = await imports.find(importId);
  if (found === undefined || !isUnderWay(found) || found.plan === null) return;
  const slice = new Slice(found, found.plan, eventId);
  try {
    const tired = found.idleRuns >= mostIdleRuns;
    // Cancelled between two slices, nothing is at work. A slice that was cut off has its rows done and counted first.
    if (found.status === 'cancelling' && (tired || found.takenUpBy === null)) return await slice.cancel();
    if (tired) return await slice.fail('interrupted');
    await slice.save((job) => jobs.takeUp(job, eventId));
    await slice.run(limits, takerOf);
  } catch (error) {
    await slice.endOn(error);
  }
}

const isUnderWay = ({ status }: ImportJob): boolean => status === 'running' || status === 'cancelling';

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

  async run(limits: SliceLimits, takerOf: TakerOf): Promise<void> {
    const until = performance.now() + limits.ms;
    const countries = await imports.confirmedCountries();
    const { checkpoint } = this.job;
    const start = checkpoint ?? (await this.#survey());
    // Looking through the file has taken nothing of it.
    if (checkpoint === null && this.#isCancelled()) return this.cancel();
    const memory = { since: start.at, taken: new Set<string>() };
    let end: Stretch['end'] = { row: start.row, byte: start.byte };
    const take = { row: takerOf(this.job, this.#plan, countries), change: this.#rowChange };
    const rows = await this.#rowsFrom(end);
    try {
      do {
        const { stretch, findings, taken, ended } = await runStretch(rows, end, memory, take, limits.stretch);
        await imports.keepFindings(this.job.id, findings);
        await this.save((job) => jobs.progressed(job, stretch, now()));
        end = stretch.end;
        for (const row of taken) memory.taken.add(row);
        this.#gotFurther = true;
        if (ended) return await this.save((job) => jobs.finishJob(job, now()), 'finished');
        if (this.#isCancelled()) return await this.cancel();
      } while (performance.now() < until);
    } finally {
      await rows.return();
    }
    await this.#handOver();
  }

  /**
   * Saves the job one step further. A person who cancels it meanwhile changes nothing of what was done: the step is
   * taken from there.
   * @throws ConditionFailed if another slice has taken it up meanwhile
   */
  async save(step: (job: ImportJob) => ImportJob, happened?: ImportEvent): Promise<void> {
    const change = this.#systemChange();
    try {
      this.job = await imports.save(step(this.job), happened, change);
    } catch (error) {
      const found = isMoved(error) ? await imports.find(this.job.id) : undefined;
      const onlyCancelled = found?.status === 'cancelling' && found.version === this.job.version + 1;
      if (!onlyCancelled) throw error;
      this.job = await imports.save(step(found), happened, change);
    }
  }

  #isCancelled(): boolean {
    return this.job.status === 'cancelling';
  }

  async cancel(): Promise<void> {
    await this.save((job) => jobs.cancelJob(job, now()), 'cancelled');
  }

  async fail(failure: JobFailure, params: Reason['params'] = {}): Promise<void> {
    await this.save((job) => jobs.failJob(job, { code: `import.${failure}`, params }, now()), 'failed');
  }

  /** What becomes of the job when a slice breaks off. @throws the error, if the same event should come again */
  async endOn(error: unknown): Promise<void> {
    if (isMoved(error)) {
      log.info('import taken up elsewhere', { importId: this.job.id });
      return;
    }
    if (error instanceof FileChanged) return this.fail('file-changed');
    if (error instanceof NotEncoded) return this.fail('file-not-encoded');
    if (error instanceof UnreadableCsv)
      return this.fail(error.tooLong ? 'row-too-long' : 'file-unreadable', { line: error.line });
    if (!this.#gotFurther) throw error;
    // Its event has done its work and may not come again; a new one carries on behind the last checkpoint.
    log.warn('import broke off', { importId: this.job.id, error: error as Error });
    await this.#handOver();
  }

  async #handOver(): Promise<void> {
    if (this.#isCancelled()) return this.cancel();
    await this.save(jobs.handOver, 'continued');
  }

  async #survey(): Promise<jobs.Checkpoint> {
    const at = now();
    const survey = await surveyFile(this.job, this.#plan);
    await this.save((job) => jobs.surveyed(job, survey, at));
    return { row: 1, byte: survey.firstByte, at };
  }

  async #rowsFrom({ row, byte }: Stretch['end']) {
    const { id, sizeBytes } = this.job;
    const bytes = byte >= sizeBytes ? undefined : await openFile(id, this.#plan.file, byte);
    return bytes === undefined ? noRows() : csvRows(bytes, this.#plan.reading, { row: row + 1, byte });
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

const isMoved = (error: unknown): error is ConditionFailed =>
  error instanceof ConditionFailed && error.label === 'import';

const now = (): string => toInstant(nowMs());

async function* noRows(): ReturnType<typeof csvRows> {
  // A run that was cut off behind the last row has nothing left to read.
}
