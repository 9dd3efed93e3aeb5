import { readBatch as route } from '@rafiq/shared/leads/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { presentBatch } from '../present-batch.ts';

export const readBatch = handle(route, ({ batchId }, context) => presentBatch(batchId, context));
