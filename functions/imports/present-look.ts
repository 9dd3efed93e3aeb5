import type { FileReading } from '@rafiq/shared/imports/contract.ts';
import { ownPositions } from './domain/added-columns.ts';
import { cleanText } from './domain/clean-text.ts';
import { readCountry, type ConfirmedCountries } from './domain/read-country.ts';
import { readInstant } from './domain/read-instant.ts';
import { readDecimal, readWholeNumber } from './domain/read-number.ts';
import { layoutOf } from './domain/row-reader.ts';
import type { FileLook } from './look-into-file.ts';

const sampleRows = 10;
const longestSample = 200;

/** The columns and first rows of a file as its reader sees them, without the columns that Rafiq itself added. */
export function presentLook(
  { columns, rows, wholeFile, byteOrderMark }: FileLook,
  mapping: Readonly<Record<string, string>>,
  reading: FileReading,
  countries: ConfirmedCountries,
) {
  const own = ownPositions(columns);
  const { fields } = layoutOf(columns, mapping);
  const first = rows.slice(0, sampleRows);
  const textOf = (row: readonly string[], field: string): string => {
    const [position] = fields.get(field) ?? [];
    return position === undefined ? '' : cleanText(row[position] ?? '').text;
  };
  return {
    byteOrderMark,
    columns: own.map((position) => columns[position] ?? ''),
    sample: first.map((row) => own.map((position) => (row[position] ?? '').slice(0, longestSample))),
    sampleRead: first.map((row) => {
      const date = readInstant(textOf(row, 'receivedAt'), reading.dateOrder ?? undefined);
      return {
        receivedAt: 'instant' in date ? date.instant : null,
        country: readCountry(textOf(row, 'country'), countries) ?? null,
        employees: readWholeNumber(textOf(row, 'employees'), reading.decimalMark) ?? null,
        weight: readDecimal(textOf(row, 'weight'), reading.decimalMark) ?? null,
      };
    }),
    lookedAt: { rows: rows.length, wholeFile },
  };
}
