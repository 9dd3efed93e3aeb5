/** What the imports room asks of its store. */
import type { Page } from '@rafiq/shared/page.ts';
import type { ImportKind } from '@rafiq/shared/imports/status.ts';
import type { Change, Write } from '#functions/kernel/commit.ts';
import type { EventDraft } from '#functions/kernel/event.ts';
import type { PageRequest } from '#functions/kernel/list.ts';
import type { Finding } from '../domain/finding.ts';
import type { ImportJob } from '../domain/import-job.ts';
import type { ConfirmedCountries } from '../domain/read-country.ts';
import type { RememberedCountry } from '../domain/remembered-country.ts';
import type { KeptMapping } from '../domain/saved-mapping.ts';

/** What happened to a job, in the past tense; progress within a run is no event. */
export type ImportEvent =
  | 'created'
  | 'file-arrived'
  | 'value-confirmed'
  | 'started'
  | 'continued'
  | 'cancel-asked'
  | 'cancelled'
  | 'finished'
  | 'failed';

/** What changes together with a job, all or nothing. */
export interface Along {
  /** A spelling of a country, and what it means from now on. */
  country?: RememberedCountry;
  mapping?: KeptMapping;
  writes?: readonly Write[];
  events?: readonly EventDraft[];
  /** More of what the job's own event tells. */
  told?: Record<string, string>;
}

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
  save(job: ImportJob, happened: ImportEvent | undefined, change: Change, along?: Along): Promise<ImportJob>;
  /** Saves a job that took several steps at once, each with what happened: all of them or none. */
  saveSteps(steps: readonly [ImportStep, ...ImportStep[]], change: Change, along?: Along): Promise<ImportJob>;
  /** What people confirmed spellings of countries to mean. */
  confirmedCountries(): Promise<ConfirmedCountries>;
  /** By spelling. */
  listCountries(page: PageRequest): Promise<Page<RememberedCountry>>;
  findCountry(spelling: string): Promise<RememberedCountry | undefined>;
  /** @throws ConditionFailed `import-country` if its spelling means something already */
  rememberCountry(country: RememberedCountry, change: Change): Promise<RememberedCountry>;
  /** @throws ConditionFailed `import-country` if its spelling means nothing any more, or something else */
  forgetCountry(country: RememberedCountry, change: Change): Promise<RememberedCountry>;
  savedMappings(organisation: string, kind: ImportKind): Promise<KeptMapping[]>;
  /** Every finding of refused rows, in the order of the file. */
  refusedFindings(importId: string): AsyncIterable<Finding>;
  listFindings(
    importId: string,
    kind: Finding['kind'] | undefined,
    page: PageRequest,
  ): Promise<Page<Finding>>;
  /** Keeps findings for 30 days, as long as the file they are about; the same ones again change nothing. */
  keepFindings(importId: string, findings: readonly Finding[]): Promise<void>;
}
