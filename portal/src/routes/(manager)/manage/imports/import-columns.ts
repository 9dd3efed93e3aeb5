import type { ImportJob } from '@rafiq/shared/imports/contract.ts';
import type { ExportColumn } from '#lib/components/export/export-column.ts';
import { m } from '#lib/paraglide/messages.js';
import { importKindWords, importStatusWords } from './import-words.ts';

/** An import as the list of them tells it; times are ISO 8601 in UTC. */
export const importColumns: readonly ExportColumn<ImportJob>[] = [
  { key: 'id', label: m.export_id, cell: ({ id }) => id },
  { key: 'file', label: m.import_file, cell: ({ fileName }) => fileName },
  { key: 'source', label: m.import_source, cell: ({ source }) => source },
  { key: 'kind', label: m.import_kind, cell: ({ kind }) => importKindWords[kind]() },
  { key: 'status', label: m.fact_status, cell: ({ status }) => importStatusWords[status].label() },
  { key: 'rows', label: m.import_rows, cell: ({ rows }) => rows.read },
  { key: 'taken', label: m.import_taken, cell: ({ rows }) => rows.taken },
  { key: 'unchanged', label: m.import_unchanged, cell: ({ rows }) => rows.unchanged },
  { key: 'refused', label: m.import_refused, cell: ({ rows }) => rows.refused },
  { key: 'noticed', label: m.import_noticed, cell: ({ rows }) => rows.noticed },
  { key: 'made', label: m.import_made, cell: ({ createdAt }) => createdAt },
  { key: 'ended', label: m.import_finished, cell: ({ finishedAt }) => finishedAt },
];
