import type { FileReading, ReadingConfidence, StatedReading } from '@rafiq/shared/imports/contract.ts';
import type { DateOrder, Delimiter, Encoding, Quote } from '@rafiq/shared/imports/status.ts';
import { judgeDateOrder } from './date-order.ts';
import { dateShape } from './date-shape.ts';
import { detectDecimalMark } from './detect-decimal-mark.ts';
import { statedOr, type Judged } from './judged.ts';

export interface JudgedReading {
  reading: FileReading;
  confidence: ReadingConfidence;
}

/**
 * How a file is read, once its cells are told apart: what a person stated, else what its numbers and dates tell.
 * @param dateColumn position of the column of dates; undefined looks at every column that holds mostly dates
 */
export function judgeReading(
  file: { encoding: Judged<Encoding>; delimiter: Judged<Delimiter>; quote: Judged<Quote | null> },
  rows: readonly (readonly string[])[],
  dateColumn: number | undefined,
  stated: StatedReading,
): JudgedReading {
  const { encoding, delimiter, quote } = file;
  const decimalMark = statedOr(stated.decimalMark, detectDecimalMark(rows));
  const dateOrder = statedOr<DateOrder | null>(stated.dateOrder, judgeDateOrder(datesIn(rows, dateColumn)));
  return {
    reading: {
      encoding: encoding.value,
      delimiter: delimiter.value,
      quote: quote.value,
      decimalMark: decimalMark.value,
      dateOrder: dateOrder.value,
    },
    confidence: {
      encoding: encoding.confidence,
      delimiter: delimiter.confidence,
      quote: quote.confidence,
      decimalMark: decimalMark.confidence,
      dateOrder: dateOrder.confidence,
    },
  };
}

const leastShareOfDates = 0.8;

function datesIn(rows: readonly (readonly string[])[], dateColumn: number | undefined): string[] {
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const asked =
    dateColumn === undefined ? Array.from({ length: columns }, (_, index) => index) : [dateColumn];
  return asked.flatMap((column) => {
    const texts = rows.map((row) => row[column] ?? '').filter((text) => text.trim() !== '');
    const dates = texts.filter((text) => dateShape(text).kind !== 'no-date');
    const enough = dateColumn !== undefined || dates.length >= texts.length * leastShareOfDates;
    return enough ? dates : [];
  });
}
