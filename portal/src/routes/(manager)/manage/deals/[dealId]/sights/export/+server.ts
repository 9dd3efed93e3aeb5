import { listDealSights } from '@rafiq/shared/audit/contract.ts';
import { sightColumns } from '#lib/components/export/vendor-act-columns.ts';
import { apiOf } from '#lib/server/api.ts';
import { csvAnswer } from '#lib/server/export/csv-answer.ts';
import type { RequestHandler } from './$types';

/** Who was shown the contact of a registration as a file. */
export const GET: RequestHandler = (event) => {
  const { dealId } = event.params;
  const api = apiOf(event);
  return csvAnswer(event, {
    name: 'contact-seen',
    columns: sightColumns,
    read: (cursor) => api.read(listDealSights, { params: { dealId }, query: { limit: 100, cursor } }),
  });
};
