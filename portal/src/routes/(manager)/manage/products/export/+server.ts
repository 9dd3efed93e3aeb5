import { listProducts } from '@rafiq/shared/products/contract.ts';
import { productColumns } from '#lib/components/export/catalogue-columns.ts';
import { apiOf } from '#lib/server/api.ts';
import { csvAnswer } from '#lib/server/export/csv-answer.ts';
import { queryFields } from '../../../query-fields.ts';
import type { RequestHandler } from './$types';

/** The catalogue as a file, narrowed as its address says. */
export const GET: RequestHandler = (event) => {
  const q = queryFields(event.url).words();
  const api = apiOf(event);
  return csvAnswer(event, {
    name: 'products',
    columns: productColumns,
    read: (cursor) => api.read(listProducts, { query: { q, limit: 100, cursor } }),
  });
};
