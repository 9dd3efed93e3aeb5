/** What the imports room asks of its store. */
import type { Page } from '@rafiq/shared/page.ts';
import type { Change } from '#functions/kernel/commit.ts';
import type { PageRequest } from '#functions/kernel/list.ts';
import type { Finding } from '../domain/finding.ts';
import type { ImportJob } from '../domain/import-job.ts';

/** What happened to a job, in the past tense; progress within a run is no event. */
export type ImportEvent = 'created' | 'file-arrived' | 'started' | 'continued' | 'finished' | 'failed';

/** A job one version further, and what made it so. */
export interface ImportStep {
  job: ImportJob;
  happened: ImportEvent | undefined;
}

export interface ImportStore {
  find(id: string): Promise<ImportJob | undefined>;
  list(page: PageRequest): Promise<Page<ImportJob>>;
  insert(job: ImportJob, change: Change): Promise<ImportJob>;
  /**
   * Saves a job one version further, with what happened if something did.
   * @throws ConditionFailed `import` if it is not at the version before
   */
  save(job: ImportJob, happened: ImportEvent | undefined, change: Change): Promise<ImportJob>;
  /** Saves a job that took several steps at once, each with what happened: all of them or none. */
  saveSteps(steps: readonly [ImportStep, ...ImportStep[]], change: Change): Promise<ImportJob>;
  listFindings(
    importId: string,
    kind: Finding['kind'] | undefined,
    page: PageRequest,
  ): Promise<Page<Finding>>;
  /** Keeps findings; the same ones again change nothing. */
  keepFindings(importId: string, findings: readonly Finding[]): Promise<void>;
}
