/** The columns of the drafts that were tried on what is past, whichever policy they are of. */
import type { ConflictWhatIfSummary } from '@rafiq/shared/deals/conflict-what-if-contract.ts';
import type { WhatIfSummary } from '@rafiq/shared/leads/what-if-contract.ts';
import { whatIfStatusWords } from '#lib/components/policy/what-if-words.ts';
import { m } from '#lib/paraglide/messages.js';
import type { ExportColumn } from './export-column.ts';

type Tried = WhatIfSummary | ConflictWhatIfSummary;

/** @param done how many records were looked at */
const columnsWith = <Row extends Tried>(done: ExportColumn<Row>): readonly ExportColumn<Row>[] => [
  { key: 'id', label: m.export_id, cell: ({ id }) => id },
  { key: 'from', label: m.what_if_first_day, cell: ({ from }) => from },
  { key: 'to', label: m.what_if_last_day, cell: ({ to }) => to },
  { key: 'who', label: m.what_if_who, cell: ({ startedBy }) => startedBy ?? m.what_if_gone() },
  { key: 'status', label: m.fact_status, cell: ({ status }) => whatIfStatusWords[status].label() },
  done,
  { key: 'started', label: m.what_if_when, cell: ({ startedAt }) => startedAt },
  { key: 'ended', label: m.what_if_finished, cell: ({ endedAt }) => endedAt },
];

export const whatIfColumns = columnsWith<WhatIfSummary>({
  key: 'done',
  label: m.what_if_progress,
  cell: ({ leadsDone }) => leadsDone,
});

export const conflictWhatIfColumns = columnsWith<ConflictWhatIfSummary>({
  key: 'done',
  label: m.conflict_what_if_judged,
  cell: ({ registrationsDone }) => registrationsDone,
});
