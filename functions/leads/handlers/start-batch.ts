import { startBatch as route } from '@rafiq/shared/leads/batch-contract.ts';
import { commit } from '#functions/kernel/commit.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { mustBeOffered } from '#functions/settings/index.ts';
import { batchWithinReach, presentBatch } from '../present-batch.ts';
import { carryOut, concludeBatch, orderOf, type KeptBatch } from '../run-batch.ts';
import { openBatchWrite } from '../store/batches.ts';
import { batchPartition } from '../store/lead-keys.ts';

/**
 * Records what is asked, then carries it out. The same request again finds the record and goes on with the lines
 * that are still open, so that a lost answer or a crash half way loses nothing and doubles nothing.
 */
export const startBatch = handle(
  route,
  async (_params, { caller, body, change, now, newId }): Promise<KeptBatch> => {
    const order = await orderOf(caller, body.move);
    if (order.kind === 'assign' && order.to.partner.status !== 'active') {
      throw new Problem('partner-not-active');
    }
    if ('given' in order) mustBeOffered(order.given, '/move/reason');
    const id = newId('batch');
    const { leadIds, move } = body;
    return commit<KeptBatch>(change, {
      writes: [openBatchWrite({ id, move: move.kind, leadIds, startedBy: caller.userId, startedAt: now })],
      events: [
        {
          type: 'rafiq.leads.batch.started.v1',
          subject: id,
          pk: batchPartition(id),
          version: 1,
          data: { move: move.kind, leadIds },
        },
      ],
      answer: { batchId: id },
    });
  },
  async (kept, { caller, body, change, now, newId, language }) => {
    if ('batch' in kept) return presentBatch(kept, language);
    const batch = await batchWithinReach(caller, kept.batchId, now);
    await carryOut(batch, body.move, { caller, change, newId });
    return presentBatch(await concludeBatch(batch, change), language);
  },
);
