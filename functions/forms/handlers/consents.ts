import { readConsents } from '@rafiq/shared/forms/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { formOrThrow } from '../form-or-throw.ts';
import { dynamoFormStore as forms } from '../store/dynamo-form-store.ts';

/** Reads every consent text a form ever had. */
export const consents = handle(readConsents, async ({ formId }) => {
  await formOrThrow(formId);
  return { versions: await forms.consents(formId) };
});
