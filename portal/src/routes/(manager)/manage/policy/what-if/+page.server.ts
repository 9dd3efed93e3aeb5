import { listWhatIfs } from '@rafiq/shared/leads/what-if-contract.ts';
import { apiOf } from '#lib/server/api.ts';
import { queryFields } from '../../../query-fields.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.depends('rafiq:what-ifs');
  const { items, nextCursor } = await apiOf(event).read(listWhatIfs, {
    query: { cursor: queryFields(event.url).text('cursor') },
  });
  return { whatIfs: items, nextCursor };
};
