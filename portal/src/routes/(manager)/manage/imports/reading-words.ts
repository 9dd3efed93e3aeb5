/** How a file is read, in the reader's language, and as it stands in an address. */
import type { FileReading, StatedReading } from '@rafiq/shared/imports/contract.ts';
import { dateOrders, decimalMarks, delimiters, encodings, quotes } from '@rafiq/shared/imports/status.ts';
import type { Confidence } from '@rafiq/shared/imports/status.ts';
import { m } from '#lib/paraglide/messages.js';

export type ReadingPart = keyof FileReading;
export const readingParts = [
  'encoding',
  'delimiter',
  'quote',
  'decimalMark',
  'dateOrder',
] as const satisfies readonly ReadingPart[];

/** A tab would not survive in a form: marks go by their names. */
const names: Readonly<Record<string, string>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'bar',
  '.': 'point',
  '"': 'double',
  "'": 'single',
};

export const nameOfChoice = (value: string): string => names[value] ?? value;

const choices = {
  encoding: encodings,
  delimiter: delimiters,
  quote: quotes,
  decimalMark: decimalMarks,
  dateOrder: dateOrders,
};

/** What an address or form states of a reading; what makes no sense is left out. */
export function statedReading(text: (part: ReadingPart) => string | undefined): StatedReading {
  const stated = readingParts.flatMap((part) => {
    const wanted = text(part);
    const value = choices[part].find((choice) => nameOfChoice(choice) === wanted);
    return value === undefined ? [] : [[part, value] as const];
  });
  return Object.fromEntries(stated);
}

export const partWords: Readonly<Record<ReadingPart, () => string>> = {
  encoding: m.import_encoding,
  delimiter: m.import_delimiter,
  quote: m.import_quote,
  decimalMark: m.import_decimal_mark,
  dateOrder: m.import_date_order,
};

const choiceWords: Readonly<Record<string, () => string>> = {
  'utf-8': () => 'UTF-8',
  'utf-16le': () => 'UTF-16 LE',
  'utf-16be': () => 'UTF-16 BE',
  'windows-1252': m.import_encoding_1252,
  'windows-1256': m.import_encoding_1256,
  comma: m.import_comma,
  semicolon: m.import_semicolon,
  tab: m.import_tab,
  bar: m.import_bar,
  point: m.import_point,
  double: m.import_quote_double,
  single: m.import_quote_single,
  none: m.import_quote_none,
  'day-first': m.import_day_first,
  'month-first': m.import_month_first,
  'year-first': m.import_year_first,
};

export const choiceWord = (value: string): string => choiceWords[nameOfChoice(value)]?.() ?? value;

/** Every choice for a part of a reading, for a select. */
export const choicesFor = (part: ReadingPart): { value: string; label: string }[] =>
  choices[part].map((value) => ({ value: nameOfChoice(value), label: choiceWord(value) }));

export const confidenceWords: Readonly<Record<Confidence, () => string>> = {
  stated: m.import_stated,
  certain: m.import_certain,
  likely: m.import_likely,
  unsure: m.import_unsure,
};
