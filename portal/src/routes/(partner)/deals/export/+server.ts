import { listDeals } from '@rafiq/shared/deals/contract.ts';
import { ownDealColumns } from '#lib/components/export/own-deal-columns.ts';
import { apiOf } from '#lib/server/api.ts';
import { csvAnswer } from '#lib/server/export/csv-answer.ts';
import { ownDealQuery } from '../deal-views.ts';
import type { RequestHandler } from './$types';

/** A partner's own registrations as a file, narrowed as their address says. */
export const GET: RequestHandler = (event) => {
  const { query } = ownDealQuery(event.url);
  const api = apiOf(event);
  return csvAnswer(event, {
    name: 'deals',
    columns: ownDealColumns,
    read: async (cursor) => {
      const { items, nextCursor } = await api.read(listDeals, { query: { ...query, limit: 100, cursor } });
      return { items: items.filter((deal) => deal.view === 'partner'), nextCursor };
    },
  });
};
