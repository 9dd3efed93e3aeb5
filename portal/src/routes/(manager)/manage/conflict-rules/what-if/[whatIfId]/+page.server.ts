import { redirect } from '@sveltejs/kit';
import { publishConflictPolicy, readConflictPolicy } from '@rafiq/shared/deals/conflict-policy-contract.ts';
import {
  cancelConflictWhatIf,
  listMovedRegistrations,
  readConflictWhatIf,
  type ConflictWhatIf,
} from '@rafiq/shared/deals/conflict-what-if-contract.ts';
import { done, refused } from '#lib/server/answer.ts';
import { apiOf, type Api } from '#lib/server/api.ts';
import { PostedForm } from '#lib/server/form.ts';
import { m } from '#lib/paraglide/messages.js';
import { queryFields } from '../../../../query-fields.ts';
import { conflictNames } from '../../conflict-names.ts';
import { sameDocument, writtenOf } from '../../policy-draft.ts';
import type { Actions, PageServerLoad } from './$types';

/** The draft beside the rules in force, once nobody waits for it any more: while it runs, only that is asked. */
async function besideInForce(api: Api, { status, document }: ConflictWhatIf) {
  if (status === 'running') return null;
  const policy = await api.read(readConflictPolicy, {});
  return {
    document,
    inForce: writtenOf(policy.document),
    version: policy.publishedVersion,
    /** What it was looked at beside: published over this, and over nothing else. */
    changes: policy.version,
    isInForce: sameDocument(document, policy.document),
    names: await conflictNames(api, [...document.rules, ...policy.document.rules]),
  };
}

export const load: PageServerLoad = async (event) => {
  event.depends('rafiq:conflict-what-if');
  const { whatIfId } = event.params;
  const api = apiOf(event);
  const params = { conflictWhatIfId: whatIfId };
  const found = await api.read(readConflictWhatIf, { params });
  const [draft, moved] = await Promise.all([
    besideInForce(api, found),
    found.result === null
      ? null
      : api.read(listMovedRegistrations, {
          params,
          query: { cursor: queryFields(event.url).text('cursor') },
        }),
  ]);
  const { document: _, result, ...whatIf } = found;
  return { whatIf, draft, figures: result, moved };
};

export const actions: Actions = {
  cancel: async (event) => {
    const form = await PostedForm.of(event.request);
    const outcome = await apiOf(event).act(cancelConflictWhatIf, {
      params: { conflictWhatIfId: event.params.whatIfId },
      body: {},
      idempotencyKey: form.idempotencyKey,
    });
    // It may have ended by itself meanwhile: the page then says how.
    if (!outcome.ok && outcome.problem.code !== 'illegal-move') return refused('cancel', outcome.problem);
    return done('cancel', outcome.ok ? m.what_if_stopped() : m.what_if_ended_before());
  },

  /** Publishes the draft in place of the rules it was shown beside, and of no others. */
  publish: async (event) => {
    const form = await PostedForm.of(event.request);
    const api = apiOf(event);
    const { document } = await api.read(readConflictWhatIf, {
      params: { conflictWhatIfId: event.params.whatIfId },
    });
    const outcome = await api.act(publishConflictPolicy, {
      body: { document, effectiveFrom: null, note: form.text('note') ?? null },
      ifMatch: form.number('version') ?? 0,
      idempotencyKey: form.idempotencyKey,
    });
    if (!outcome.ok) return refused('publish', outcome.problem);
    redirect(303, `/manage/conflict-rules?made=${outcome.value.madeVersion}`);
  },
};
