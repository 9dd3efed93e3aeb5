import { listBatches } from '@rafiq/shared/leads/batch-contract.ts';
import { apiOf } from '#lib/server/api.ts';
import { queryFields } from '../../../query-fields.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const cursor = queryFields(event.url).text('cursor');
  return { batches: await apiOf(event).read(listBatches, { query: { cursor } }) };
};
