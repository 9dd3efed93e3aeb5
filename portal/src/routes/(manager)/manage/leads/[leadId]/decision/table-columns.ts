import type { ExportColumn } from '#lib/components/export/export-column.ts';
import { m } from '#lib/paraglide/messages.js';
import { fitTerms, fitTermWords, type FitTerm } from '../../../policy/strategy-words.ts';
import type { TableRow } from './table-rows.ts';

const fitColumn = (name: FitTerm): ExportColumn<TableRow> => ({
  key: name,
  label: fitTermWords[name],
  cell: ({ term }) => term?.terms?.[name] ?? null,
});

/** How everybody stood when a lead was placed: figures that did not count stay empty; times are ISO 8601 in UTC. */
export const tableColumns: readonly ExportColumn<TableRow>[] = [
  { key: 'place', label: m.fairness_place, cell: ({ place }) => place },
  { key: 'partner', label: m.manage_partner, cell: ({ partnerName }) => partnerName },
  { key: 'id', label: m.export_id, cell: ({ partnerId }) => partnerId },
  { key: 'chosen', label: m.trace_chosen, cell: ({ isChosen }) => (isChosen ? m.trace_chosen() : null) },
  { key: 'out', label: m.fact_close_reason, cell: ({ ruledOutBy }) => ruledOutBy },
  { key: 'level', label: m.trace_level, cell: ({ term }) => term?.level ?? null },
  { key: 'assigned', label: m.fairness_assigned, cell: ({ term }) => term?.assigned ?? null },
  { key: 'credited', label: m.fairness_credited, cell: ({ term }) => term?.creditedBack ?? null },
  { key: 'weight', label: m.organisation_weight, cell: ({ term }) => term?.weight ?? null },
  { key: 'waiting', label: m.trace_waiting, cell: ({ term }) => term?.waitingSince ?? null },
  { key: 'score', label: m.trace_score, cell: ({ term }) => term?.score ?? null },
  ...fitTerms.map(fitColumn),
  { key: 'km', label: m.trace_distance, cell: ({ term }) => term?.distanceKm ?? null },
];
