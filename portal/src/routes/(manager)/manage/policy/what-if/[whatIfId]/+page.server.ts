import { redirect } from '@sveltejs/kit';
import { publishPolicy, readPolicy, type WrittenPolicy } from '@rafiq/shared/leads/policy-contract.ts';
import { cancelWhatIf, readWhatIf } from '@rafiq/shared/leads/what-if-contract.ts';
import type { WhatIf } from '@rafiq/shared/leads/what-if-contract.ts';
import { done, refused } from '#lib/server/answer.ts';
import { apiOf } from '#lib/server/api.ts';
import type { Api } from '#lib/server/api.ts';
import { PostedForm } from '#lib/server/form.ts';
import { m } from '#lib/paraglide/messages.js';
import { queryFields } from '../../../../query-fields.ts';
import { sameDocument } from '../../policy-draft.ts';
import { policyNames } from '../../policy-names.ts';
import { longLists, shownFigures } from '../shown-figures.ts';
import type { Actions, PageServerLoad } from './$types';

/** The draft beside what is published now, once nobody waits for it any more: while it runs, only that is asked. */
async function besidePublished(api: Api, { status, document }: WhatIf) {
  if (status === 'running') return null;
  const published = await api.read(readPolicy, {});
  const [own, theirs] = await Promise.all([policyNames(api, document), policyNames(api, published.document)]);
  return {
    document,
    published: published.document,
    version: published.publishedVersion,
    nextVersion: published.version + 1,
    isPublished: sameDocument(document, published.document),
    names: { ...theirs.names, ...own.names },
  };
}

export const load: PageServerLoad = async (event) => {
  event.depends('rafiq:what-if');
  const { whatIfId } = event.params;
  const api = apiOf(event);
  const found = await api.read(readWhatIf, { params: { whatIfId } });
  const { document, result, ...whatIf } = found;
  const nameOf = new Map(document.rules.map(({ id, name }) => [id, name]));
  return {
    whatIf,
    draft: await besidePublished(api, found),
    figures: result && shownFigures(result, queryFields(event.url).several('all', longLists)),
    unmetRules: (result?.unmetRules ?? []).map((id) => nameOf.get(id) ?? id),
  };
};

export const actions: Actions = {
  cancel: async (event) => {
    const form = await PostedForm.of(event.request);
    const outcome = await apiOf(event).act(cancelWhatIf, {
      params: { whatIfId: event.params.whatIfId },
      body: {},
      idempotencyKey: form.idempotencyKey,
    });
    // It may have ended by itself meanwhile: the page then says how.
    if (!outcome.ok && outcome.problem.code !== 'illegal-move') return refused('cancel', outcome.problem);
    return done('cancel', outcome.ok ? m.what_if_stopped() : m.what_if_ended_before());
  },

  /** Publishes the draft in place of the version it was compared with, and of no other. */
  publish: async (event) => {
    const form = await PostedForm.of(event.request);
    const api = apiOf(event);
    const [{ document, result }, policy] = await Promise.all([
      api.read(readWhatIf, { params: { whatIfId: event.params.whatIfId } }),
      api.read(readPolicy, {}),
    ]);
    // What stands counts trials and roll-backs, too: they leave what the draft was compared with.
    const isCompared = policy.publishedVersion === result?.policyVersion;
    const outcome = await api.act(publishPolicy, {
      // One that was tried before a setting was asked leaves it unsaid: the API refuses it, and it is edited first.
      body: document as WrittenPolicy,
      ifMatch: isCompared ? policy.version : 0,
      idempotencyKey: form.idempotencyKey,
    });
    if (!outcome.ok) return refused('publish', outcome.problem);
    redirect(303, '/manage/policy');
  },
};
