import { readBatch as route } from '@rafiq/shared/leads/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { batchWithinReach, presentBatch, settledBatch } from '../present-batch.ts';

export const readBatch = handle(route, async ({ batchId }, { caller, now, language }) =>
  presentBatch(await settledBatch(await batchWithinReach(caller, batchId, now)), language),
);
