import { error } from '@sveltejs/kit';
import { createImport } from '@rafiq/shared/imports/contract.ts';
import { importKinds } from '@rafiq/shared/imports/status.ts';
import { refused } from '#lib/server/answer.ts';
import { apiOf } from '#lib/server/api.ts';
import { PostedForm } from '#lib/server/form.ts';
import { m } from '#lib/paraglide/messages.js';
import { queryFields } from '../../../query-fields.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  if (!event.locals.session?.member.permissions.includes('imports.run')) error(403, m.error_forbidden_text());
  const field = queryFields(event.url);
  return { kind: field.one('kind', importKinds) ?? null, source: field.text('source')?.slice(0, 80) ?? '' };
};

export const actions: Actions = {
  /** Opens the import and answers where the browser puts the file; the same key again answers the same place. */
  create: async (event) => {
    const form = await PostedForm.of(event.request);
    const outcome = await apiOf(event).act(createImport, {
      body: {
        kind: importKinds.find((kind) => kind === form.text('kind')) ?? 'leads',
        fileName: form.textOrEmpty('fileName'),
        sizeBytes: form.number('sizeBytes') ?? 0,
        source: form.textOrEmpty('source'),
      },
      idempotencyKey: form.idempotencyKey,
    });
    if (!outcome.ok) return refused('create', outcome.problem);
    return { form: 'create', importId: outcome.value.import.id, upload: outcome.value.upload };
  },
};
