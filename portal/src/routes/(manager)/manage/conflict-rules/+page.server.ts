import {
  cancelConflictPolicyVersion,
  listConflictPolicyVersions,
  readConflictPolicy,
  rollBackConflictPolicy,
} from '@rafiq/shared/deals/conflict-policy-contract.ts';
import { done, refused } from '#lib/server/answer.ts';
import { apiOf } from '#lib/server/api.ts';
import { PostedForm } from '#lib/server/form.ts';
import { m } from '#lib/paraglide/messages.js';
import { queryFields } from '../../query-fields.ts';
import { conflictNames } from './conflict-names.ts';
import type { Actions, PageServerLoad } from './$types';

const versionsShown = 10;

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event);
  const field = queryFields(event.url);
  const [policy, versions] = await Promise.all([
    api.read(readConflictPolicy, {}),
    api.read(listConflictPolicyVersions, { query: { limit: versionsShown, cursor: field.text('earlier') } }),
  ]);
  const made = Number(field.text('made'));
  return {
    policy,
    versions: versions.items,
    nextCursor: versions.nextCursor,
    /** The version that was just published. */
    made: versions.items.find(({ version }) => version === made) ?? null,
    dialog: field.one('do', ['roll-back', 'cancel'] as const) ?? null,
    /** The version that it is asked of. */
    asked: policy.scheduled.find(({ version }) => version === Number(field.text('of'))) ?? null,
    names: await conflictNames(api, policy.document.rules),
  };
};

export const actions: Actions = {
  rollBack: async (event) => {
    const form = await PostedForm.of(event.request);
    const outcome = await apiOf(event).act(rollBackConflictPolicy, {
      ifMatch: form.number('version') ?? 0,
      idempotencyKey: form.idempotencyKey,
      body: { note: form.text('note') ?? null, publishedVersion: form.number('publishedVersion') },
    });
    return outcome.ok ? done('rollBack', m.roll_back_done()) : refused('rollBack', outcome.problem);
  },
  cancel: async (event) => {
    const form = await PostedForm.of(event.request);
    const outcome = await apiOf(event).act(cancelConflictPolicyVersion, {
      params: { conflictPolicyVersion: form.textOrEmpty('cancelled') },
      ifMatch: form.number('version') ?? 0,
      idempotencyKey: form.idempotencyKey,
      body: { note: form.text('note') ?? null },
    });
    return outcome.ok ? done('cancel', m.conflict_cancelled()) : refused('cancel', outcome.problem);
  },
};
