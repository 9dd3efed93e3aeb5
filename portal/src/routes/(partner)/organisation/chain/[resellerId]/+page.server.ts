import { countOfResellers, listSharedDeals } from '@rafiq/shared/deals/shared-contract.ts';
import { error } from '@sveltejs/kit';
import { apiOf } from '#lib/server/api.ts';
import { rowsAtOnce } from '#lib/server/rows-at-once.ts';
import { m } from '#lib/paraglide/messages.js';
import { sharedDealQuery } from './shared-deal-query.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { resellerId } = event.params;
  const filters = sharedDealQuery(event.url);
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  const api = apiOf(event);
  const [{ resellers }, deals] = await Promise.all([
    api.read(countOfResellers, {}),
    api.read(listSharedDeals, { params: { resellerId }, query: { ...filters, limit: rowsAtOnce, cursor } }),
  ]);
  const reseller = resellers.find(({ id }) => id === resellerId);
  if (reseller === undefined) error(404, m.error_not_found_text());
  return { reseller, filters, deals: deals.items, nextCursor: deals.nextCursor };
};
