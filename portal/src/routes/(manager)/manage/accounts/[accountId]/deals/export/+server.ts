import { readAccount } from '@rafiq/shared/accounts/contract.ts';
import { listDeals } from '@rafiq/shared/deals/contract.ts';
import { vendorDealColumns } from '#lib/components/export/vendor-deal-columns.ts';
import { apiOf } from '#lib/server/api.ts';
import { csvAnswer } from '#lib/server/export/csv-answer.ts';
import { vendorDeals } from '../../../../deals/deal-row.ts';
import type { RequestHandler } from './$types';

/** The registrations for a company as a file. */
export const GET: RequestHandler = async (event) => {
  const { accountId } = event.params;
  const api = apiOf(event);
  // Of a company that is not there, no file is made.
  await api.read(readAccount, { params: { accountId } });
  return csvAnswer(event, {
    name: 'account-deals',
    columns: vendorDealColumns,
    read: async (cursor) => {
      const { items, nextCursor } = await api.read(listDeals, { query: { accountId, limit: 100, cursor } });
      return { items: vendorDeals(items), nextCursor };
    },
  });
};
