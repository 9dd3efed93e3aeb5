import { listConflictWhatIfs } from '@rafiq/shared/deals/conflict-what-if-contract.ts';
import { conflictWhatIfColumns } from '#lib/components/export/what-if-columns.ts';
import { apiOf } from '#lib/server/api.ts';
import { csvAnswer } from '#lib/server/export/csv-answer.ts';
import type { RequestHandler } from './$types';

/** The drafts of conflict rules that were tried on past registrations as a file. */
export const GET: RequestHandler = (event) => {
  const api = apiOf(event);
  return csvAnswer(event, {
    name: 'conflict-what-ifs',
    columns: conflictWhatIfColumns,
    read: (cursor) => api.read(listConflictWhatIfs, { query: { limit: 100, cursor } }),
  });
};
