import { listImports } from '@rafiq/shared/imports/contract.ts';
import { apiOf } from '#lib/server/api.ts';
import { csvAnswer } from '#lib/server/export/csv-answer.ts';
import { importColumns } from '../import-columns.ts';
import type { RequestHandler } from './$types';

/** The imports as a file. */
export const GET: RequestHandler = (event) => {
  const api = apiOf(event);
  return csvAnswer(event, {
    name: 'imports',
    columns: importColumns,
    read: (cursor) => api.read(listImports, { query: { limit: 100, cursor } }),
  });
};
