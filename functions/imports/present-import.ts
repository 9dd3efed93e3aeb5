import type { ImportFinding, ImportJob as ImportOnWire } from '@rafiq/shared/imports/contract.ts';
import { sentence } from '@rafiq/shared/messages.ts';
import type { Reason } from '@rafiq/shared/reason.ts';
import type { UiLanguage } from '@rafiq/shared/text.ts';
import type { Finding } from './domain/finding.ts';
import type { ImportJob } from './domain/import-job.ts';

const withText = ({ code, params }: Reason, language: UiLanguage) => ({
  code,
  params,
  text: sentence(language, `reason.${code}`, params),
});

/** A job as its reader sees it. */
export function presentImport(job: ImportJob, language: UiLanguage): ImportOnWire {
  const { id, kind, status, fileName, sizeBytes, source, plan, rows, failure } = job;
  const { createdAt, startedAt, finishedAt, version } = job;
  return {
    id,
    kind,
    status,
    fileName,
    sizeBytes,
    source,
    mapping: plan?.mapping ?? null,
    adminEmailPattern: plan?.adminEmailPattern ?? null,
    rows,
    failure: failure === null ? null : withText(failure, language),
    createdAt,
    startedAt,
    finishedAt,
    version,
  };
}

/** A finding with its sentence in the reader's language. */
export const presentFinding = (found: Finding, language: UiLanguage): ImportFinding => ({
  ...found,
  reason: withText(found.reason, language),
});
