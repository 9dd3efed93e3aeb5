import { listSharedDeals } from '@rafiq/shared/deals/shared-contract.ts';
import { sharedDealColumns } from '#lib/components/export/shared-deal-columns.ts';
import { apiOf } from '#lib/server/api.ts';
import { csvAnswer } from '#lib/server/export/csv-answer.ts';
import { sharedDealQuery } from '../shared-deal-query.ts';
import type { RequestHandler } from './$types';

/** What a reseller shares as a file, narrowed as its address says. */
export const GET: RequestHandler = (event) => {
  const params = { resellerId: event.params.resellerId };
  const filters = sharedDealQuery(event.url);
  const api = apiOf(event);
  return csvAnswer(event, {
    name: 'reseller-deals',
    columns: sharedDealColumns,
    read: (cursor) => api.read(listSharedDeals, { params, query: { ...filters, limit: 100, cursor } }),
  });
};
