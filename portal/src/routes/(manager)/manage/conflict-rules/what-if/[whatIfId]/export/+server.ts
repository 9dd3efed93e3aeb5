import { listMovedRegistrations } from '@rafiq/shared/deals/conflict-what-if-contract.ts';
import { apiOf } from '#lib/server/api.ts';
import { csvAnswer } from '#lib/server/export/csv-answer.ts';
import { movedColumns } from '../../moved-columns.ts';
import type { RequestHandler } from './$types';

/** The registrations that a draft of the conflict rules would have made something else of, as a file. */
export const GET: RequestHandler = (event) => {
  const params = { conflictWhatIfId: event.params.whatIfId };
  const api = apiOf(event);
  return csvAnswer(event, {
    name: 'moved-registrations',
    columns: movedColumns,
    read: (cursor) => api.read(listMovedRegistrations, { params, query: { limit: 100, cursor } }),
  });
};
