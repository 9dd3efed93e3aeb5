import type { WebForm } from '@rafiq/shared/forms/contract.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { dynamoFormStore as forms } from './store/dynamo-form-store.ts';

/** A form, whether it is switched on or not (1 request). @throws Problem `not-found` */
export async function formOrThrow(formId: string): Promise<WebForm> {
  const form = await forms.find(formId);
  if (form === undefined) throw new Problem('not-found');
  return form;
}
