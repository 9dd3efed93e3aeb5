import { readBatch, undoBatch } from '@rafiq/shared/leads/batch-contract.ts';
import { createFormatter } from '#lib/format/formatter.ts';
import { done, refused } from '#lib/server/answer.ts';
import { apiOf } from '#lib/server/api.ts';
import { PostedForm } from '#lib/server/form.ts';
import { undoneText } from '../../batch-words.ts';
import { shownBatch } from '../../posted-batch.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  batch: await apiOf(event).read(readBatch, { params: event.params }),
});

export const actions: Actions = {
  undo: async (event) => {
    const form = await PostedForm.of(event.request);
    const outcome = await apiOf(event).act(undoBatch, {
      params: { batchId: event.params.batchId ?? '' },
      idempotencyKey: form.idempotencyKey,
    });
    if (!outcome.ok) return refused('undo', outcome.problem);
    const batch = shownBatch(outcome.value);
    const format = createFormatter(() => event.locals.reader);
    return { ...done('undo', undoneText(batch, format)), stayed: batch.kept.length };
  },
};
