import { undoBatch as route } from '@rafiq/shared/leads/batch-contract.ts';
import { commit } from '#functions/kernel/commit.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { batchWithinReach, presentBatch, undoUntil } from '../present-batch.ts';
import { concludeBatch, takeBack, type KeptBatch } from '../run-batch.ts';
import { undoneWrite } from '../store/batches.ts';
import { batchPartition } from '../store/lead-keys.ts';

/** Records that the batch is undone, then puts its leads back; the same request again goes on where it stopped. */
export const undoBatch = handle(
  route,
  async ({ batchId }, { caller, change, now }): Promise<KeptBatch> => {
    const batch = await batchWithinReach(caller, batchId, now);
    if (batch.undoneAt !== null) return { batchId };
    const until = undoUntil(batch);
    if (until === null || until <= now) throw new Problem('undo-closed');
    return commit<KeptBatch>(change, {
      writes: [undoneWrite(batch, now)],
      events: [
        {
          type: 'rafiq.leads.batch.undone.v1',
          subject: batchId,
          pk: batchPartition(batchId),
          version: batch.version + 1,
          data: { move: batch.move },
        },
      ],
      answer: { batchId },
    });
  },
  async (kept, { caller, change, now, newId, language }) => {
    if ('batch' in kept) return presentBatch(kept, language);
    const batch = await batchWithinReach(caller, kept.batchId, now);
    await takeBack(batch, { caller, change, newId });
    return presentBatch(await concludeBatch(batch, change), language);
  },
);
