import { readPage } from '@rafiq/shared/forms/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { define } from '../define.ts';
import { languageOfForm } from '../domain/language-of-form.ts';
import { formPage } from '../domain/render-page.ts';
import { meetForm } from '../meet-form.ts';
import { pageHeaders } from '../page-headers.ts';
import { issueProof } from '../proofs.ts';

/** Shows a form as a page without script. */
export const page = handle(readPage, async ({ formId }, { now, query, language, answerHeaders }) => {
  const { form } = await meetForm(formId, now);
  const spoken = languageOfForm(form, query.lang, language);
  Object.assign(answerHeaders, pageHeaders(form, spoken));
  const token = issueProof({ kind: 'page', formId, issuedAtMs: Date.parse(now), bits: 0 });
  return { html: formPage(await define(form, spoken), { token, action: 'page' }) };
});
