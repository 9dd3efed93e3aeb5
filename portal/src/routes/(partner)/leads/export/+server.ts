import { listLeads } from '@rafiq/shared/leads/contract.ts';
import { ownLeadColumns } from '#lib/components/export/own-lead-columns.ts';
import { apiOf } from '#lib/server/api.ts';
import { csvAnswer } from '#lib/server/export/csv-answer.ts';
import { reasonsOf } from '#lib/server/reasons-of.ts';
import { ownLeadQuery } from '../own-lead-query.ts';
import type { RequestHandler } from './$types';

/** A partner's own leads as a file, narrowed as their address says. */
export const GET: RequestHandler = async (event) => {
  const { query } = ownLeadQuery(event.url);
  const api = apiOf(event);
  const { names } = await reasonsOf(event);
  return csvAnswer(event, {
    name: 'leads',
    columns: ownLeadColumns,
    names,
    read: async (cursor) => {
      const { items, nextCursor } = await api.read(listLeads, { query: { ...query, limit: 100, cursor } });
      return { items: items.filter((lead) => lead.view === 'partner'), nextCursor };
    },
  });
};
