import { sentence } from '@rafiq/shared/messages.ts';
import type { Delimiter } from '@rafiq/shared/imports/status.ts';
import type { UiLanguage } from '@rafiq/shared/text.ts';
import { addedColumns, ownCells, ownPositions } from '../domain/added-columns.ts';
import { csvLine } from '../domain/csv-line.ts';
import type { Finding } from '../domain/finding.ts';
import { guardCell } from '../domain/formula-guard.ts';
import type { CsvRow } from '../csv-rows.ts';

const byteOrderMark = '\ufeff';

/**
 * The refused rows of a file as a file of their own: UTF-8 with its mark, the original columns behind the row's number
 * and its reasons, no cell a formula. Rows and findings both come in the order of the file.
 */
export async function* refusedRowsText(
  rows: AsyncIterable<CsvRow>,
  findings: AsyncIterable<Finding>,
  {
    columns,
    delimiter,
    language,
  }: { columns: readonly string[]; delimiter: Delimiter; language: UiLanguage },
): AsyncGenerator<Buffer, void, undefined> {
  const line = (cells: readonly string[]) => Buffer.from(csvLine(cells.map(guardCell), delimiter));
  const own = ownCells(columns);
  const header = ownPositions(columns).map((position) => columns[position] ?? '');
  yield Buffer.from(byteOrderMark);
  yield line([...addedColumns, ...header]);
  const refused = byRow(findings);
  let next = await refused.next();
  for await (const { number, cells } of rows) {
    if (next.done === true) return;
    if (next.value.row !== number) continue;
    yield line([String(number), reasonsIn(next.value.findings, language), ...own(cells)]);
    next = await refused.next();
  }
}

/** What is wrong with a row, in the reader's language, each column by its name. */
const reasonsIn = (findings: readonly Finding[], language: UiLanguage): string =>
  findings
    .map(({ column, reason: { code, params } }) => {
      const text = sentence(language, `reason.${code}`, params);
      return column === null ? text : `${column}: ${text}`;
    })
    .join(' · ');

async function* byRow(
  findings: AsyncIterable<Finding>,
): AsyncGenerator<{ row: number; findings: Finding[] }, void, undefined> {
  let held: Finding[] = [];
  for await (const found of findings) {
    const [first] = held;
    if (first !== undefined && first.row !== found.row) {
      yield { row: first.row, findings: held };
      held = [];
    }
    held.push(found);
  }
  const [first] = held;
  if (first !== undefined) yield { row: first.row, findings: held };
}
