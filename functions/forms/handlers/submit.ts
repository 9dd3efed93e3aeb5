import { submitForm } from '@rafiq/shared/forms/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { meetForm } from '../meet-form.ts';
import { allowOrigin, originAllowed } from '../origins.ts';
import { takeSubmission } from '../take-submission.ts';
import { thanksOf } from '../thanks-of.ts';

/** Takes a submission that shows its work. */
export const submit = handle(
  submitForm,
  async ({ formId }, { body, change, requestHeaders, answerHeaders }) => {
    const { challenge, solution, ...typed } = body;
    const met = await meetForm(formId, change.at);
    allowOrigin(met.form, requestHeaders, answerHeaders);
    const { language } = await takeSubmission({
      ...met,
      typed,
      originAllowed: originAllowed(met.form, requestHeaders),
      proof: { kind: 'work', text: challenge, solution },
      change,
    });
    return thanksOf(met.form, language);
  },
);
