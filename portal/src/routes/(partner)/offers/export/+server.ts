import { listOffers } from '@rafiq/shared/leads/contract.ts';
import { offerColumns } from '#lib/components/export/offer-columns.ts';
import { apiOf } from '#lib/server/api.ts';
import { csvAnswer } from '#lib/server/export/csv-answer.ts';
import { reasonsOf } from '#lib/server/reasons-of.ts';
import { askedStatus } from '../asked-status.ts';
import type { RequestHandler } from './$types';

/** The offers as a file: those that stand as the address says, else all of them. */
export const GET: RequestHandler = async (event) => {
  const status = askedStatus(event.url);
  const api = apiOf(event);
  const { names } = await reasonsOf(event);
  return csvAnswer(event, {
    name: 'offers',
    columns: offerColumns,
    names,
    read: (cursor) => api.read(listOffers, { query: { status, limit: 100, cursor } }),
  });
};
