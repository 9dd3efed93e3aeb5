/** The Lambda of what managers do with many leads at once. */
import { serve } from '#functions/kernel/handle.ts';
import { listBatches } from './handlers/list-batches.ts';
import { readBatch } from './handlers/read-batch.ts';
import { startBatch } from './handlers/start-batch.ts';
import { undoBatch } from './handlers/undo-batch.ts';

export const handlers = [startBatch, listBatches, readBatch, undoBatch];
export const handler = serve(handlers);
