import { sendPage } from '@rafiq/shared/forms/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { languageOfForm } from '../domain/language-of-form.ts';
import { thanksPage } from '../domain/render-page.ts';
import { meetForm } from '../meet-form.ts';
import { isOwnOrigin } from '../origins.ts';
import { pageHeaders } from '../page-headers.ts';
import { refusedPage } from '../refused-page.ts';
import { takeSubmission } from '../take-submission.ts';
import { thanksOf } from '../thanks-of.ts';

/** Takes what a page without script posts; a refusal is the page again, with what was typed. */
export const send = handle(
  sendPage,
  async ({ formId }, { body, change, language, requestHeaders, answerHeaders }) => {
    const { token, ...typed } = body;
    const met = await meetForm(formId, change.at);
    const spoken = languageOfForm(met.form, typed.language, language);
    Object.assign(answerHeaders, pageHeaders(met.form, spoken));
    try {
      await takeSubmission({
        ...met,
        typed,
        originAllowed: isOwnOrigin(requestHeaders),
        proof: { kind: 'page', text: token, solution: undefined },
        change,
      });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      throw await refusedPage(met.form, spoken, typed, error, change.at);
    }
    const title = met.form.words[spoken]?.title ?? '';
    return { html: thanksPage(spoken, { title, ...thanksOf(met.form, spoken) }) };
  },
);
