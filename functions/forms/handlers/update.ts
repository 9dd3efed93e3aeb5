import { updateForm } from '@rafiq/shared/forms/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { checkSettings } from '../check-settings.ts';
import { changeForm } from '../domain/change-form.ts';
import { formOrThrow } from '../form-or-throw.ts';
import { dynamoFormStore as forms } from '../store/dynamo-form-store.ts';

/** Replaces the settings of a form that is still as its reader saw it. */
export const update = handle(updateForm, async ({ formId }, { body, change, ifMatch }) => {
  const before = await formOrThrow(formId);
  if (before.version !== ifMatch) throw new Problem('stale');
  await checkSettings(body);
  const { form, changed } = changeForm(before, body, change.at);
  return changed.length === 0 ? before : forms.save(before, form, changed, change);
});
