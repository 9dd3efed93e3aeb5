import { error } from '@sveltejs/kit';
import {
  askParties,
  readConflict,
  resolveConflict,
  takeConflict,
} from '@rafiq/shared/deals/case-contract.ts';
import type { Resolution } from '@rafiq/shared/deals/case-status.ts';
import { readCaseTexts } from '@rafiq/shared/settings/case-texts-contract.ts';
import { done, refused } from '#lib/server/answer.ts';
import { apiOf } from '#lib/server/api.ts';
import { PostedForm } from '#lib/server/form.ts';
import { caseFileActions } from '#lib/server/timeline-actions.ts';
import { filesOfCase } from '#lib/server/timeline-parts.ts';
import { m } from '#lib/paraglide/messages.js';
import { queryFields } from '../../../query-fields.ts';
import { partnerNames } from '../../deals/partner-names.ts';
import { resolutionWords } from '#lib/components/terms/case-terms.ts';
import { caseDialogs } from './case-dialogs.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event);
  const conflict = await api.read(readConflict, { params: { conflictId: event.params.conflictId } });
  if (conflict.view !== 'vendor') error(404, m.error_not_found_text());
  const parties = [conflict.claimant, ...conflict.holders];
  const mayRead = event.locals.session?.member.permissions.includes('attachments.read') === true;
  const dialog = queryFields(event.url).one('do', caseDialogs) ?? null;
  return {
    conflict,
    files: mayRead ? await filesOfCase(api, conflict.id) : null,
    names: await partnerNames(
      api,
      conflict.verdicts,
      Object.fromEntries(parties.map(({ partnerId, partnerName }) => [partnerId, partnerName])),
    ),
    texts: dialog === null ? null : (await api.read(readCaseTexts, {})).lists,
    dialog,
  };
};

/** What every step is sent with: the version it was decided on, and its own identity. */
async function posted(event: RequestEvent) {
  const form = await PostedForm.of(event.request);
  return {
    form,
    api: apiOf(event),
    call: {
      params: { conflictId: event.params.conflictId },
      ifMatch: form.number('version'),
      idempotencyKey: form.idempotencyKey,
    },
  };
}

export const actions: Actions = {
  ...caseFileActions,
  take: async (event) => {
    const { api, call } = await posted(event);
    const outcome = await api.act(takeConflict, call);
    return outcome.ok ? done('take', m.manage_case_taken()) : refused('take', outcome.problem);
  },
  ask: async (event) => {
    const { form, api, call } = await posted(event);
    const outcome = await api.act(askParties, { ...call, body: { note: form.text('note') } });
    return outcome.ok ? done('ask', m.manage_case_asked()) : refused('ask', outcome.problem);
  },
  resolve: async (event) => {
    const { form, api, call } = await posted(event);
    const resolution = form.textOrEmpty('resolution') as Resolution;
    const body = {
      resolution,
      claimantShare: resolution === 'split' ? form.number('claimantShare') : undefined,
      note: form.text('note'),
    };
    const outcome = await api.act(resolveConflict, { ...call, body });
    if (!outcome.ok) return refused('resolve', outcome.problem);
    const { resolved } = outcome.value;
    return done(
      'resolve',
      resolved === null
        ? m.manage_case_resolved_now()
        : m.manage_case_resolved_as({ resolution: resolutionWords[resolved.resolution]() }),
    );
  },
};
