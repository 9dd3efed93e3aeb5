import { listAccounts } from '@rafiq/shared/accounts/contract.ts';
import { apiOf } from '#lib/server/api.ts';
import { rowsAtOnce } from '#lib/server/rows-at-once.ts';
import { fullerPage } from '../../fuller-page.ts';
import { queryFields } from '../../query-fields.ts';
import { viewsOf } from '../views-of.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const field = queryFields(event.url);
  const q = field.words();
  const api = apiOf(event);
  const [views, accounts] = await Promise.all([
    viewsOf(event, 'accounts'),
    fullerPage(
      (cursor) => api.read(listAccounts, { query: { q, limit: rowsAtOnce, cursor } }),
      field.text('cursor'),
    ),
  ]);
  return { views, q: q ?? '', accounts: accounts.items, nextCursor: accounts.nextCursor };
};
