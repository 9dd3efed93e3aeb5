/** What a partner does about a conflict case, on whatever page it stands. */
import type { RequestEvent } from '@sveltejs/kit';
import { appealConflict, giveEvidence } from '@rafiq/shared/deals/case-contract.ts';
import { done, refused } from '#lib/server/answer.ts';
import { apiOf } from '#lib/server/api.ts';
import { PostedForm } from '#lib/server/form.ts';
import { caseFileActions } from '#lib/server/timeline-actions.ts';
import { m } from '#lib/paraglide/messages.js';

export const caseActions = {
  ...caseFileActions,
  evidence: async (event: RequestEvent) => {
    const form = await PostedForm.of(event.request);
    const outcome = await apiOf(event).act(giveEvidence, {
      params: { conflictId: form.textOrEmpty('conflictId') },
      body: { text: form.textOrEmpty('text') },
      idempotencyKey: form.idempotencyKey,
    });
    return outcome.ok ? done('evidence', m.case_given()) : refused('evidence', outcome.problem);
  },
  appeal: async (event: RequestEvent) => {
    const form = await PostedForm.of(event.request);
    const outcome = await apiOf(event).act(appealConflict, {
      params: { conflictId: form.textOrEmpty('conflictId') },
      body: { text: form.textOrEmpty('text') },
      idempotencyKey: form.idempotencyKey,
    });
    return outcome.ok ? done('appeal', m.case_appealed()) : refused('appeal', outcome.problem);
  },
};
