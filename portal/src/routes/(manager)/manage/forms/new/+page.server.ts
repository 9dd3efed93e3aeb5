import { error, fail, redirect } from '@sveltejs/kit';
import { createForm } from '@rafiq/shared/forms/contract.ts';
import { shownProblem } from '#lib/server/answer.ts';
import { apiOf } from '#lib/server/api.ts';
import { PostedForm } from '#lib/server/form.ts';
import { m } from '#lib/paraglide/messages.js';
import { draftOf } from '../form-draft.ts';
import { newSettings } from '../new-settings.ts';
import { postedForm } from '../posted-form.ts';
import { previewWords } from '../preview-words.ts';
import { productChoices } from '../product-choices.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  if (!event.locals.session?.member.permissions.includes('forms.write')) error(403, m.error_forbidden_text());
  return {
    draft: draftOf(newSettings(event.locals.reader.locale)),
    products: await productChoices(apiOf(event)),
    preview: previewWords(),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await PostedForm.of(event.request);
    const body = postedForm(form);
    const outcome = await apiOf(event).act(createForm, { body, idempotencyKey: form.idempotencyKey });
    if (outcome.ok) redirect(303, `/manage/forms/${outcome.value.id}`);
    const { problem } = outcome;
    return fail(problem.status, { form: 'form', problem: shownProblem(problem), draft: draftOf(body) });
  },
};
