import { listForms } from '@rafiq/shared/forms/contract.ts';
import { apiOf } from '#lib/server/api.ts';
import { queryFields } from '../../query-fields.ts';
import type { PageServerLoad } from './$types';

const perPage = 50;

export const load: PageServerLoad = async (event) => {
  const cursor = queryFields(event.url).text('cursor');
  const { items, nextCursor } = await apiOf(event).read(listForms, { query: { limit: perPage, cursor } });
  return { forms: items, nextCursor };
};
