import { countOfResellers } from '@rafiq/shared/deals/shared-contract.ts';
import { resellerColumns } from '#lib/components/export/reseller-columns.ts';
import { apiOf } from '#lib/server/api.ts';
import { csvAnswer } from '#lib/server/export/csv-answer.ts';
import type { RequestHandler } from './$types';

/** Who buys from one's own organisation, and as much as it shares, as a file. */
export const GET: RequestHandler = (event) => {
  const api = apiOf(event);
  return csvAnswer(event, {
    name: 'resellers',
    columns: resellerColumns,
    read: async () => ({ items: (await api.read(countOfResellers, {})).resellers, nextCursor: null }),
  });
};
