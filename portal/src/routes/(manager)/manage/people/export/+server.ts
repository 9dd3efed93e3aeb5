import { listMembers } from '@rafiq/shared/identity/contract.ts';
import { personColumns } from '#lib/components/export/people-columns.ts';
import { apiOf } from '#lib/server/api.ts';
import { csvAnswer } from '#lib/server/export/csv-answer.ts';
import type { RequestHandler } from './$types';

/** The people of one's own organisation as a file. */
export const GET: RequestHandler = (event) => {
  const api = apiOf(event);
  return csvAnswer(event, {
    name: 'people',
    columns: personColumns,
    read: (cursor) => api.read(listMembers, { query: { limit: 100, cursor } }),
  });
};
