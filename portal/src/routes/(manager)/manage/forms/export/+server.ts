import { listForms } from '@rafiq/shared/forms/contract.ts';
import { formColumns } from '#lib/components/export/form-columns.ts';
import { apiOf } from '#lib/server/api.ts';
import { csvAnswer } from '#lib/server/export/csv-answer.ts';
import type { RequestHandler } from './$types';

/** The web forms as a file. */
export const GET: RequestHandler = (event) => {
  const api = apiOf(event);
  return csvAnswer(event, {
    name: 'forms',
    columns: formColumns,
    read: (cursor) => api.read(listForms, { query: { limit: 100, cursor } }),
  });
};
