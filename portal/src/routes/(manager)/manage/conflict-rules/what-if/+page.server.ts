import { listConflictWhatIfs } from '@rafiq/shared/deals/conflict-what-if-contract.ts';
import { apiOf } from '#lib/server/api.ts';
import { queryFields } from '../../../query-fields.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.depends('rafiq:conflict-what-ifs');
  const { items, nextCursor } = await apiOf(event).read(listConflictWhatIfs, {
    query: { cursor: queryFields(event.url).text('cursor') },
  });
  return { whatIfs: items, nextCursor };
};
