import { listWhatIfs } from '@rafiq/shared/leads/what-if-contract.ts';
import { whatIfColumns } from '#lib/components/export/what-if-columns.ts';
import { apiOf } from '#lib/server/api.ts';
import { csvAnswer } from '#lib/server/export/csv-answer.ts';
import type { RequestHandler } from './$types';

/** The drafts that were tried on past leads as a file. */
export const GET: RequestHandler = (event) => {
  const api = apiOf(event);
  return csvAnswer(event, {
    name: 'what-ifs',
    columns: whatIfColumns,
    read: (cursor) => api.read(listWhatIfs, { query: { limit: 100, cursor } }),
  });
};
