import { listForms } from '@rafiq/shared/forms/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { dynamoFormStore as forms } from '../store/dynamo-form-store.ts';

/** Lists the forms by name. */
export const list = handle(listForms, (_, { query: { limit, cursor }, scope }) =>
  forms.list({ limit, cursor, scope }),
);
