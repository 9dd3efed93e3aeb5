import { readBatch } from '@rafiq/shared/leads/batch-contract.ts';
import { apiOf } from '#lib/server/api.ts';
import { csvAnswer } from '#lib/server/export/csv-answer.ts';
import { batchLineColumns } from '../../batch-columns.ts';
import { batchRows } from '../../batch-rows.ts';
import type { RequestHandler } from './$types';

/** What happened to each lead of one batch as a file. */
export const GET: RequestHandler = (event) => {
  const { batchId } = event.params;
  const api = apiOf(event);
  return csvAnswer(event, {
    name: 'batch',
    columns: batchLineColumns,
    read: async () => ({
      items: batchRows(await api.read(readBatch, { params: { batchId } })),
      nextCursor: null,
    }),
  });
};
