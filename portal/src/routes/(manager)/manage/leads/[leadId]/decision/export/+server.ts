import { mostReplayed, replayLead } from '@rafiq/shared/leads/decision-contract.ts';
import { apiOf } from '#lib/server/api.ts';
import { csvAnswer } from '#lib/server/export/csv-answer.ts';
import { pageAt } from '../page-at.ts';
import { tableColumns } from '../table-columns.ts';
import { tableRows } from '../table-rows.ts';
import type { RequestHandler } from './$types';

/** Everybody the newest placement of a lead looked at as a file. */
export const GET: RequestHandler = (event) => {
  const { leadId } = event.params;
  const api = apiOf(event);
  return csvAnswer(event, {
    name: 'decision',
    columns: tableColumns,
    read: async (cursor) => {
      const from = pageAt(cursor);
      const replayed = await api.read(replayLead, {
        params: { leadId },
        query: { from, limit: mostReplayed },
      });
      const items = tableRows(replayed, from);
      const end = from + items.length;
      const isLast = items.length === 0 || end >= replayed.candidateCount + replayed.ruledOutCount;
      return { items, nextCursor: isLast ? null : String(end) };
    },
  });
};
