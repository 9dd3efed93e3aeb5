import { listImports } from '@rafiq/shared/imports/contract.ts';
import { apiOf } from '#lib/server/api.ts';
import { queryFields } from '../../query-fields.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.depends('rafiq:imports');
  const imports = await apiOf(event).read(listImports, {
    query: { cursor: queryFields(event.url).text('cursor') },
  });
  return { imports: imports.items, nextCursor: imports.nextCursor };
};
