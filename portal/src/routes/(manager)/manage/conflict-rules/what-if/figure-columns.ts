import type { ExportColumn } from '#lib/components/export/export-column.ts';
import { m } from '#lib/paraglide/messages.js';
import type { FigureLine } from './figure-lines.ts';

type Figure = Exclude<keyof FigureLine, 'table' | 'line'>;
const figure = (key: Figure, label: () => string): ExportColumn<FigureLine> => ({
  key,
  label,
  cell: (line) => line[key] ?? null,
});

/** What a draft of the conflict rules would have made of past registrations. */
export const figureColumns: readonly ExportColumn<FigureLine>[] = [
  { key: 'table', label: m.what_if_table, cell: ({ table }) => table },
  { key: 'line', label: m.what_if_line, cell: ({ line }) => line },
  figure('before', m.what_if_before),
  figure('after', m.what_if_after),
  figure('registrations', m.conflict_registrations),
  figure('moved', m.conflict_differ_column),
  figure('refusedBefore', m.conflict_refused_before),
  figure('refusedAfter', m.conflict_refused_after),
];
