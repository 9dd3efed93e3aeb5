import { listBatches as route } from '@rafiq/shared/leads/batch-contract.ts';
import { namesOf } from '#functions/identity/index.ts';
import { handle } from '#functions/kernel/handle.ts';
import { listBatchesWithinReach, undoUntil } from '../present-batch.ts';

/** Batches that are kept, newest first, each with what it came to. */
export const listBatches = handle(route, async (_params, { caller, query, scope, now }) => {
  const { items, nextCursor } = await listBatchesWithinReach(caller, now, { ...query, scope });
  const names = await namesOf('vendor', [...new Set(items.map(({ batch }) => batch.startedBy))]);
  return {
    items: items.map(({ batch, counts }) => ({
      id: batch.id,
      move: batch.move,
      startedAt: batch.startedAt,
      startedBy: names.get(batch.startedBy) ?? null,
      leads: batch.leadIds.length,
      ...counts,
      undoUntil: undoUntil(batch),
      undoneAt: batch.undoneAt,
    })),
    nextCursor,
  };
});
