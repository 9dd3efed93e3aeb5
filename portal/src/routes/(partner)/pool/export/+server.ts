import { listPool } from '@rafiq/shared/leads/contract.ts';
import { poolColumns } from '#lib/components/export/offer-columns.ts';
import { apiOf } from '#lib/server/api.ts';
import { csvAnswer } from '#lib/server/export/csv-answer.ts';
import { poolQuery } from '../pool-query.ts';
import type { RequestHandler } from './$types';

/** The leads that may be claimed as a file: what anybody may know of them, narrowed as the address says. */
export const GET: RequestHandler = (event) => {
  const filters = poolQuery(event.url);
  const api = apiOf(event);
  return csvAnswer(event, {
    name: 'pool',
    columns: poolColumns,
    read: (cursor) => api.read(listPool, { query: { ...filters, limit: 100, cursor } }),
  });
};
