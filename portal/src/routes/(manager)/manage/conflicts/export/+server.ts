import { listConflicts } from '@rafiq/shared/deals/case-contract.ts';
import { vendorCaseColumns } from '#lib/components/export/vendor-case-columns.ts';
import { apiOf } from '#lib/server/api.ts';
import { csvAnswer } from '#lib/server/export/csv-answer.ts';
import { caseQuery } from '../case-query.ts';
import { vendorCases } from '../case-row.ts';
import type { RequestHandler } from './$types';

/** The list of conflicts as a file, narrowed as its address says; all of them where it says nothing. */
export const GET: RequestHandler = (event) => {
  const { query } = caseQuery(event.url, []);
  const api = apiOf(event);
  return csvAnswer(event, {
    name: 'conflicts',
    columns: vendorCaseColumns,
    read: async (cursor) => {
      const { items, nextCursor } = await api.read(listConflicts, {
        query: { ...query, limit: 100, cursor },
      });
      return { items: vendorCases(items), nextCursor };
    },
  });
};
