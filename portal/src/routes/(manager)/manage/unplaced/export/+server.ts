import { listLeads } from '@rafiq/shared/leads/contract.ts';
import { vendorLeadColumns } from '#lib/components/export/vendor-lead-columns.ts';
import { apiOf } from '#lib/server/api.ts';
import { csvAnswer } from '#lib/server/export/csv-answer.ts';
import { queryFields } from '../../../query-fields.ts';
import { vendorLeads } from '../../leads/lead-row.ts';
import type { RequestHandler } from './$types';

/** The unplaced leads as a file: all of them, or those of one reason. */
export const GET: RequestHandler = (event) => {
  const reason = queryFields(event.url).text('reason');
  const api = apiOf(event);
  return csvAnswer(event, {
    name: 'unplaced',
    columns: vendorLeadColumns,
    read: async (cursor) => {
      const query = { substatus: 'unplaced', limit: 100, cursor };
      const { items, nextCursor } = await api.read(listLeads, { query });
      return { items: vendorLeads(items), nextCursor };
    },
    keep: ({ placement }) => reason === undefined || placement?.code === reason,
  });
};
