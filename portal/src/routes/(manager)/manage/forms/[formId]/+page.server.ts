import { fail } from '@sveltejs/kit';
import { readActivity, readConsents, readForm, updateForm } from '@rafiq/shared/forms/contract.ts';
import { done, shownProblem } from '#lib/server/answer.ts';
import { apiOf } from '#lib/server/api.ts';
import { PostedForm } from '#lib/server/form.ts';
import { m } from '#lib/paraglide/messages.js';
import { draftOf } from '../form-draft.ts';
import { postedForm } from '../posted-form.ts';
import { previewWords } from '../preview-words.ts';
import { productChoices } from '../product-choices.ts';
import { snippetsOf } from '../snippets-of.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event);
  const { formId } = event.params;
  const [webForm, activity, consents, products] = await Promise.all([
    api.read(readForm, { params: { formId } }),
    api.read(readActivity, { params: { formId } }),
    api.read(readConsents, { params: { formId } }),
    productChoices(api),
  ]);
  return {
    webForm,
    draft: draftOf(webForm),
    activity,
    versions: consents.versions,
    products,
    preview: previewWords(),
    snippets: snippetsOf(webForm),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await PostedForm.of(event.request);
    const body = postedForm(form);
    const outcome = await apiOf(event).act(updateForm, {
      params: { formId: event.params.formId },
      body,
      ifMatch: form.number('version') ?? 0,
    });
    if (outcome.ok) return done('form', m.ui_saved());
    const { problem } = outcome;
    return fail(problem.status, { form: 'form', problem: shownProblem(problem), draft: draftOf(body) });
  },
};
