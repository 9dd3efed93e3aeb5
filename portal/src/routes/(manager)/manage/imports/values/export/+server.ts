import { listCountries } from '@rafiq/shared/imports/contract.ts';
import { apiOf } from '#lib/server/api.ts';
import { csvAnswer } from '#lib/server/export/csv-answer.ts';
import { valueColumns } from '../value-columns.ts';
import type { RequestHandler } from './$types';

/** Which countries spellings mean, as a file; what products are called stands in theirs. */
export const GET: RequestHandler = (event) => {
  const api = apiOf(event);
  return csvAnswer(event, {
    name: 'import-countries',
    columns: valueColumns,
    read: (cursor) => api.read(listCountries, { query: { limit: 100, cursor } }),
  });
};
