import { listClients } from '@rafiq/shared/identity/contract.ts';
import { clientColumns } from '#lib/components/export/vendor-people-columns.ts';
import { apiOf } from '#lib/server/api.ts';
import { csvAnswer } from '#lib/server/export/csv-answer.ts';
import type { RequestHandler } from './$types';

/** The machine clients as a file. */
export const GET: RequestHandler = (event) => {
  const api = apiOf(event);
  return csvAnswer(event, {
    name: 'clients',
    columns: clientColumns,
    read: (cursor) => api.read(listClients, { query: { limit: 100, cursor } }),
  });
};
