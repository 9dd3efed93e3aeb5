import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';

const named = process.env['SAMPLES_FOLDER'];
if (named === undefined) throw new Error('SAMPLES_FOLDER does not say where the sample files are');

/** Where the sample files are. */
export const samples: string = named;

/** A row by the names of its columns. */
export type Row = Record<string, string>;

/** All rows of a sample file, as another program reads them. */
export const rowsOf = (name: string): Row[] =>
  parse(readFileSync(path.join(samples, name)), { columns: true, bom: true, relax_column_count: true });
