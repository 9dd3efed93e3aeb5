import { listAccounts } from '@rafiq/shared/accounts/contract.ts';
import { apiOf } from '#lib/server/api.ts';
import { fullerPage } from '../../fuller-page.ts';
import { queryFields } from '../../query-fields.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const field = queryFields(event.url);
  const q = field.words();
  const api = apiOf(event);
  const accounts = await fullerPage(
    (cursor) => api.read(listAccounts, { query: { q, cursor } }),
    field.text('cursor'),
  );
  return { q: q ?? '', accounts: accounts.items, nextCursor: accounts.nextCursor };
};
