import { reasonMoves } from '@rafiq/shared/leads/status.ts';
import { readReasons, saveReasons } from '@rafiq/shared/settings/contract.ts';
import { apiOf } from '#lib/server/api.ts';
import { knownReasons } from '#lib/server/known-reasons.ts';
import { PostedForm } from '#lib/server/form.ts';
import { queryFields } from '../../../query-fields.ts';
import { refusedKeeping } from '../../../refused-keeping.ts';
import { postedReasons } from './posted-reasons.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { lists, version } = await apiOf(event).read(readReasons, {});
  const move = queryFields(event.url).one('of', reasonMoves) ?? reasonMoves[0];
  return { move, list: lists[move] ?? [], version };
};

export const actions: Actions = {
  /** Replaces the reasons of one move, over the version their reader saw. */
  default: async (event) => {
    const form = await PostedForm.of(event.request);
    const move = reasonMoves.find((known) => known === form.text('move')) ?? reasonMoves[0];
    const outcome = await apiOf(event).act(saveReasons, {
      body: { lists: { [move]: postedReasons(form) } },
      ifMatch: form.number('version') ?? 0,
      idempotencyKey: form.idempotencyKey,
    });
    if (!outcome.ok) return refusedKeeping('reasons', outcome.problem, form);
    knownReasons.forget();
    return { form: 'reasons', saved: true };
  },
};
