/** The columns of what was done with many leads at once: the list of it, and what happened to each lead of one. */
import type { BatchSummary } from '@rafiq/shared/leads/batch-contract.ts';
import type { ExportColumn } from '#lib/components/export/export-column.ts';
import { m } from '#lib/paraglide/messages.js';
import { bulkWords } from '../bulk-words.ts';
import type { BatchRow } from './batch-rows.ts';

export const batchColumns: readonly ExportColumn<BatchSummary>[] = [
  { key: 'id', label: m.export_id, cell: ({ id }) => id },
  { key: 'what', label: m.batch_move, cell: ({ move }) => bulkWords[move].button() },
  { key: 'leads', label: m.data_leads, cell: ({ leads }) => leads },
  { key: 'who', label: m.batch_who, cell: ({ startedBy }) => startedBy ?? m.audit_somebody() },
  { key: 'when', label: m.batch_when, cell: ({ startedAt }) => startedAt },
  { key: 'done', label: m.batch_done, cell: ({ done }) => done },
  { key: 'refused', label: m.batch_refused, cell: ({ refused }) => refused },
  { key: 'putBack', label: m.batch_line_back, cell: ({ putBack }) => putBack },
  { key: 'undone', label: m.batch_afterwards, cell: ({ undoneAt }) => undoneAt },
];

export const batchLineColumns: readonly ExportColumn<BatchRow>[] = [
  {
    key: 'company',
    label: m.fact_company,
    cell: ({ reached, company }) =>
      reached ? (company ?? m.lead_without_product()) : m.batch_out_of_reach(),
  },
  {
    key: 'outcome',
    label: m.batch_outcome,
    cell: ({ outcome }) => (outcome === 'done' ? m.batch_line_done() : m.batch_line_refused()),
  },
  { key: 'why', label: m.fact_close_reason, cell: ({ text }) => text },
  {
    key: 'undone',
    label: m.batch_afterwards,
    cell: ({ undone }) =>
      undone && `${undone.outcome === 'done' ? m.batch_line_back() : m.batch_line_stayed()}. ${undone.text}`,
  },
];
