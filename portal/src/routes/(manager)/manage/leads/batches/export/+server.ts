import { listBatches } from '@rafiq/shared/leads/batch-contract.ts';
import { apiOf } from '#lib/server/api.ts';
import { csvAnswer } from '#lib/server/export/csv-answer.ts';
import { batchColumns } from '../batch-columns.ts';
import type { RequestHandler } from './$types';

/** What was done with many leads at once as a file. */
export const GET: RequestHandler = (event) => {
  const api = apiOf(event);
  return csvAnswer(event, {
    name: 'batches',
    columns: batchColumns,
    read: (cursor) => api.read(listBatches, { query: { limit: 100, cursor } }),
  });
};
