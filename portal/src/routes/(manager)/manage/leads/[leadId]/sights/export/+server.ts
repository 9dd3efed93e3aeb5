import { listSights } from '@rafiq/shared/audit/contract.ts';
import { sightColumns } from '#lib/components/export/vendor-act-columns.ts';
import { apiOf } from '#lib/server/api.ts';
import { csvAnswer } from '#lib/server/export/csv-answer.ts';
import type { RequestHandler } from './$types';

/** Who was shown the contact of a lead as a file. */
export const GET: RequestHandler = (event) => {
  const { leadId } = event.params;
  const api = apiOf(event);
  return csvAnswer(event, {
    name: 'contact-seen',
    columns: sightColumns,
    read: (cursor) => api.read(listSights, { params: { leadId }, query: { limit: 100, cursor } }),
  });
};
