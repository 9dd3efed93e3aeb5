import { listDeals } from '@rafiq/shared/deals/contract.ts';
import { vendorDealColumns } from '#lib/components/export/vendor-deal-columns.ts';
import { apiOf } from '#lib/server/api.ts';
import { csvAnswer } from '#lib/server/export/csv-answer.ts';
import { dealQuery } from '../deal-query.ts';
import { vendorDeals } from '../deal-row.ts';
import type { RequestHandler } from './$types';

/** The list of registrations as a file, narrowed and ordered as its address says; all of them where it says nothing. */
export const GET: RequestHandler = (event) => {
  const { query } = dealQuery(event.url, []);
  const api = apiOf(event);
  return csvAnswer(event, {
    name: 'deals',
    columns: vendorDealColumns,
    read: async (cursor) => {
      const { items, nextCursor } = await api.read(listDeals, { query: { ...query, limit: 100, cursor } });
      return { items: vendorDeals(items), nextCursor };
    },
  });
};
