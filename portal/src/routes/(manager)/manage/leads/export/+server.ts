import { listLeads } from '@rafiq/shared/leads/contract.ts';
import { vendorLeadColumns } from '#lib/components/export/vendor-lead-columns.ts';
import { apiOf } from '#lib/server/api.ts';
import { csvAnswer } from '#lib/server/export/csv-answer.ts';
import { reasonsOf } from '#lib/server/reasons-of.ts';
import { leadQuery } from '../lead-query.ts';
import { vendorLeads } from '../lead-row.ts';
import type { RequestHandler } from './$types';

/** The list of leads as a file, narrowed and ordered as its address says. */
export const GET: RequestHandler = async (event) => {
  const { query } = leadQuery(event.url);
  const api = apiOf(event);
  const { names } = await reasonsOf(event);
  return csvAnswer(event, {
    name: 'leads',
    columns: vendorLeadColumns,
    names,
    read: async (cursor) => {
      const { items, nextCursor } = await api.read(listLeads, { query: { ...query, limit: 100, cursor } });
      return { items: vendorLeads(items), nextCursor };
    },
  });
};
