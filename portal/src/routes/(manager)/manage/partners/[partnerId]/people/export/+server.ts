import { listPartnerMembers } from '@rafiq/shared/identity/contract.ts';
import { personColumns } from '#lib/components/export/people-columns.ts';
import { apiOf } from '#lib/server/api.ts';
import { csvAnswer } from '#lib/server/export/csv-answer.ts';
import type { RequestHandler } from './$types';

/** The people of a partner as a file. */
export const GET: RequestHandler = (event) => {
  const { partnerId } = event.params;
  const api = apiOf(event);
  return csvAnswer(event, {
    name: 'partner-people',
    columns: personColumns,
    read: (cursor) => api.read(listPartnerMembers, { params: { partnerId }, query: { limit: 100, cursor } }),
  });
};
