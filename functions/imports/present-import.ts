import type { ImportFinding, ImportJob as ImportOnWire } from '@rafiq/shared/imports/contract.ts';
import type { DateOrder } from '@rafiq/shared/imports/status.ts';
import { sentence } from '@rafiq/shared/messages.ts';
import type { Reason } from '@rafiq/shared/reason.ts';
import type { UiLanguage } from '@rafiq/shared/text.ts';
import type { Finding } from './domain/finding.ts';
import type { ImportJob, ImportPlan } from './domain/import-job.ts';

const withText = ({ code, params }: Reason, language: UiLanguage) => ({
  code,
  params,
  text: sentence(language, `reason.${code}`, params),
});

/** A job as its reader sees it. */
export function presentImport(job: ImportJob, language: UiLanguage): ImportOnWire {
  const { id, kind, status, fileName, sizeBytes, source, plan, rows, failure } = job;
  const { refusedRows, createdAt, startedAt, finishedAt, version } = job;
  return {
    id,
    kind,
    status,
    fileName,
    sizeBytes,
    source,
    mapping: plan === null ? null : inFileOrder(plan),
    adminEmailPattern: plan?.adminEmailPattern ?? null,
    reading: plan === null ? null : { ...plan.reading, dateOrder: dateOrderOf(job, plan) },
    rows,
    refusedRows,
    failure: failure === null ? null : withText(failure, language),
    createdAt,
    startedAt,
    finishedAt,
    version,
  };
}

/** What a person said of the dates, else what the whole file told. */
const dateOrderOf = ({ dateOrder }: ImportJob, { reading }: ImportPlan): DateOrder | null =>
  reading.dateOrder ?? (dateOrder === 'mixed' ? null : dateOrder);

/** The mapping in the order of the file's columns, which the database does not keep. */
const inFileOrder = ({ columns, mapping }: ImportPlan): Record<string, string> =>
  Object.fromEntries(
    columns.flatMap((column) => {
      const field = Object.hasOwn(mapping, column) ? mapping[column] : undefined;
      return field === undefined ? [] : [[column, field] as const];
    }),
  );

/** A finding with its sentence in the reader's language. */
export const presentFinding = (found: Finding, language: UiLanguage): ImportFinding => ({
  ...found,
  reason: withText(found.reason, language),
});
