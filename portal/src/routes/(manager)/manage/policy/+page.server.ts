import {
  listPolicyVersions,
  publishCanary,
  readPolicy,
  rollBackPolicy,
  shareCanary,
} from '@rafiq/shared/leads/policy-contract.ts';
import type { RequestEvent } from '@sveltejs/kit';
import { done, refused } from '#lib/server/answer.ts';
import { apiOf } from '#lib/server/api.ts';
import { PostedForm } from '#lib/server/form.ts';
import { m } from '#lib/paraglide/messages.js';
import { queryFields } from '../../query-fields.ts';
import { trialOf } from './trial-rows.ts';
import { policyNames } from './policy-names.ts';
import type { Actions, PageServerLoad } from './$types';

const versionsShown = 10;
/** Far enough back for the version that is published, however often it was tried to do better. */
const versionsCompared = 100;

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event);
  const field = queryFields(event.url);
  const [policy, versions] = await Promise.all([
    api.read(readPolicy, {}),
    api.read(listPolicyVersions, { query: { limit: versionsShown, cursor: field.text('earlier') } }),
  ]);
  const compared =
    policy.canary === null
      ? undefined
      : trialOf((await api.read(listPolicyVersions, { query: { limit: versionsCompared } })).items);
  return {
    policy,
    trial: compared ?? null,
    versions: versions.items,
    nextCursor: versions.nextCursor,
    dialog: field.one('do', ['roll-back'] as const) ?? null,
    ...(await policyNames(api, policy.document)),
  };
};

/** One order over the policy as it was read. */
async function order(
  event: RequestEvent,
  name: string,
  send: (
    form: PostedForm,
    call: { ifMatch: number; idempotencyKey: string | undefined },
  ) => ReturnType<ReturnType<typeof apiOf>['act']>,
  notice: () => string,
) {
  const form = await PostedForm.of(event.request);
  const outcome = await send(form, {
    ifMatch: form.number('version') ?? 0,
    idempotencyKey: form.idempotencyKey,
  });
  return outcome.ok ? done(name, notice()) : refused(name, outcome.problem);
}

export const actions: Actions = {
  share: (event) =>
    order(
      event,
      'share',
      (form, call) =>
        apiOf(event).act(shareCanary, { ...call, body: { percent: form.number('percent') ?? 0 } }),
      m.trial_shared,
    ),
  publish: (event) =>
    order(
      event,
      'publish',
      (_form, call) => apiOf(event).act(publishCanary, { ...call, body: {} }),
      m.trial_published_now,
    ),
  rollBack: (event) =>
    order(
      event,
      'rollBack',
      (_form, call) => apiOf(event).act(rollBackPolicy, { ...call, body: {} }),
      m.roll_back_done,
    ),
};
