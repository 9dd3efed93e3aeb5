import { readAccount } from '@rafiq/shared/accounts/contract.ts';
import { listLeads } from '@rafiq/shared/leads/contract.ts';
import { vendorLeadColumns } from '#lib/components/export/vendor-lead-columns.ts';
import { apiOf } from '#lib/server/api.ts';
import { csvAnswer } from '#lib/server/export/csv-answer.ts';
import { reasonsOf } from '#lib/server/reasons-of.ts';
import { vendorLeads } from '../../../../leads/lead-row.ts';
import type { RequestHandler } from './$types';

/** The leads of a company as a file. */
export const GET: RequestHandler = async (event) => {
  const { accountId } = event.params;
  const api = apiOf(event);
  // Of a company that is not there, no file is made.
  const [{ names }] = await Promise.all([reasonsOf(event), api.read(readAccount, { params: { accountId } })]);
  return csvAnswer(event, {
    name: 'account-leads',
    columns: vendorLeadColumns,
    names,
    read: async (cursor) => {
      const { items, nextCursor } = await api.read(listLeads, { query: { accountId, limit: 100, cursor } });
      return { items: vendorLeads(items), nextCursor };
    },
  });
};
