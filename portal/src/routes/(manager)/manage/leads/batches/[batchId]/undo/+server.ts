import { json } from '@sveltejs/kit';
import { undoBatch } from '@rafiq/shared/leads/contract.ts';
import { apiOf } from '#lib/server/api.ts';
import { shownBatch } from '../../../posted-batch.ts';
import type { RequestHandler } from './$types';

/** Undoes a batch for the button in a toast or a dialog, which no form stands around. */
export const POST: RequestHandler = async (event) => {
  const outcome = await apiOf(event).act(undoBatch, {
    params: { batchId: event.params.batchId },
    idempotencyKey: crypto.randomUUID(),
  });
  return outcome.ok
    ? json({ batch: shownBatch(outcome.value) })
    : json({ problem: outcome.problem.detail }, { status: outcome.problem.status });
};
