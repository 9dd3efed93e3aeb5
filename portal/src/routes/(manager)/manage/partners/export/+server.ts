import { listPartners } from '@rafiq/shared/partners/contract.ts';
import { partnerColumns } from '#lib/components/export/partner-columns.ts';
import { apiOf } from '#lib/server/api.ts';
import { csvAnswer } from '#lib/server/export/csv-answer.ts';
import { partnerQuery } from '../partner-query.ts';
import type { RequestHandler } from './$types';

/** The list of partners as a file, narrowed as its address says. */
export const GET: RequestHandler = (event) => {
  const filters = partnerQuery(event.url);
  const api = apiOf(event);
  return csvAnswer(event, {
    name: 'partners',
    columns: partnerColumns,
    read: (cursor) => api.read(listPartners, { query: { ...filters, limit: 100, cursor } }),
  });
};
