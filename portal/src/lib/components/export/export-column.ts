import type { CsvCell } from '@rafiq/shared/csv/csv-line.ts';
import type { Reasons } from '#lib/components/terms/reason-terms.ts';
import type { Formatter } from '#lib/format/formatter.ts';

/** One column of an export: its heading in the reader's language, and what stands in its cells. */
export interface ExportColumn<Row> {
  key: string;
  label: () => string;
  /** @param names what the vendor's own reasons say */
  cell: (row: Row, format: Formatter, names: Reasons['names']) => CsvCell;
  /** Of a person: left out for those who may not read it. */
  personal?: boolean;
}

/** The columns a role may have, as it chose them; all of them where it chose none we know. */
export function chosenColumns<Row>(
  columns: readonly ExportColumn<Row>[],
  wanted: readonly string[],
  mayReadPersonal: boolean,
): readonly ExportColumn<Row>[] {
  const open = columns.filter(({ personal }) => mayReadPersonal || personal !== true);
  const chosen = open.filter(({ key }) => wanted.includes(key));
  return chosen.length > 0 ? chosen : open;
}
