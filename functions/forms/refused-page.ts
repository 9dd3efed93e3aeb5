import type { TypedSubmission, WebForm } from '@rafiq/shared/forms/contract.ts';
import { sentence } from '@rafiq/shared/messages.ts';
import type { UiLanguage } from '@rafiq/shared/text.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { define } from './define.ts';
import { formPage } from './domain/render-page.ts';
import { issueProof } from './proofs.ts';

/** A refusal as a person without script reads it: the page with what was typed, what was wrong, and a fresh token. */
export async function refusedPage(
  form: WebForm,
  language: UiLanguage,
  typed: TypedSubmission,
  refusal: Problem,
  at: string,
): Promise<Problem> {
  const { code, errors, retryAfterSeconds } = refusal;
  const faults = Object.fromEntries(
    errors.map((fault) => [fault.pointer.slice(1), sentence(language, `field.${fault.code}`)]),
  );
  const { consentVersion: _, ...values } = typed;
  const token = issueProof({ kind: 'page', formId: form.id, issuedAtMs: Date.parse(at), bits: 0 });
  const html = formPage(
    await define(form, language),
    { token, action: 'page' },
    { values, faults, notice: sentence(language, `problem.${code}.detail`) },
  );
  return new Problem(code, {
    errors,
    html,
    cause: refusal,
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  });
}
