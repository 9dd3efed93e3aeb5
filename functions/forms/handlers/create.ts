import { createForm } from '@rafiq/shared/forms/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { checkSettings } from '../check-settings.ts';
import { openForm } from '../domain/open-form.ts';
import { dynamoFormStore as forms } from '../store/dynamo-form-store.ts';

/** Sets up a form for a website. */
export const create = handle(createForm, async (_, { body, change, newId }) => {
  await checkSettings(body);
  return forms.insert(openForm(body, { id: newId('form'), at: change.at }), change);
});
