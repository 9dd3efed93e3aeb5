import { readActivity } from '@rafiq/shared/forms/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { formOrThrow } from '../form-or-throw.ts';
import { dynamoFormStore as forms } from '../store/dynamo-form-store.ts';

/** Reads what came in by a form in the last days. */
export const activity = handle(readActivity, async ({ formId }, { now }) => {
  await formOrThrow(formId);
  return forms.activity(formId, now.slice(0, 10));
});
