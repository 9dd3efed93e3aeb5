import type { ExportColumn } from '#lib/components/export/export-column.ts';
import { m } from '#lib/paraglide/messages.js';
import type { FigureLine } from './figure-lines.ts';

type Figure = Exclude<keyof FigureLine, 'table' | 'line' | 'to'>;
const figure = (key: Figure, label: () => string): ExportColumn<FigureLine> => ({
  key,
  label,
  cell: (line) => line[key] ?? null,
});

/** What a draft would have made of past leads. */
export const figureColumns: readonly ExportColumn<FigureLine>[] = [
  { key: 'table', label: m.what_if_table, cell: ({ table }) => table },
  { key: 'line', label: m.what_if_line, cell: ({ line }) => line },
  { key: 'to', label: m.what_if_to, cell: ({ to }) => to ?? null },
  figure('before', m.what_if_before),
  figure('after', m.what_if_after),
  figure('leads', m.what_if_leads),
  figure('moved', m.what_if_moved),
  figure('gained', m.what_if_gained),
  figure('lost', m.what_if_lost),
  figure('fairnessBefore', m.what_if_fairness_before),
  figure('fairnessAfter', m.what_if_fairness_after),
];
