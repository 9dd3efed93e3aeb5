import { showForm } from '@rafiq/shared/forms/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { define } from '../define.ts';
import { languageOfForm } from '../domain/language-of-form.ts';
import { meetForm } from '../meet-form.ts';
import { allowOrigin, originAllowed } from '../origins.ts';

/** Shows a form to the visitor of one of its websites. */
export const show = handle(
  showForm,
  async ({ formId }, { now, query, language, requestHeaders, answerHeaders }) => {
    const { form } = await meetForm(formId, now);
    allowOrigin(form, requestHeaders, answerHeaders);
    if (!originAllowed(form, requestHeaders)) throw new Problem('origin-not-allowed');
    const spoken = languageOfForm(form, query.lang, language);
    answerHeaders['content-language'] = spoken;
    return define(form, spoken);
  },
);
