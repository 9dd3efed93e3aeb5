import { listDeals } from '@rafiq/shared/deals/contract.ts';
import type { PartnerDeal } from '@rafiq/shared/deals/contract.ts';
import { apiOf } from '#lib/server/api.ts';
import { rowsAtOnce } from '#lib/server/rows-at-once.ts';
import { m } from '#lib/paraglide/messages.js';
import { needingDeals } from '../needing-deals.ts';
import { ownDealQuery } from './deal-views.ts';
import { nextClock } from './next-clock.ts';
import type { PageServerLoad } from './$types';

/** So many stand above the list; the rest is on the first screen of the day. */
const mostNeeding = 4;

/** What a row of the list shows of a registration, and no more. */
const rowOf = ({
  id,
  status,
  content,
  productName,
  protection,
  submittedAt,
  decideBy,
  updatedAt,
  onBehalfOf,
  registeredBy,
}: PartnerDeal) => ({
  id,
  status,
  companyName: content.company.name ?? m.lead_no_company(),
  country: content.company.country ?? null,
  city: content.company.city ?? null,
  productName,
  resellerName: registeredBy === null ? (onBehalfOf?.name ?? null) : null,
  distributorName: registeredBy?.name ?? null,
  value: content.value ?? null,
  next: nextClock({ status, protection, submittedAt, decideBy }),
  updatedAt,
});
export type DealListRow = ReturnType<typeof rowOf>;

export const load: PageServerLoad = async (event) => {
  const { view, query, cursor } = ownDealQuery(event.url);
  const api = apiOf(event);
  const [deals, needing] = await Promise.all([
    api.read(listDeals, { query: { ...query, limit: rowsAtOnce, cursor } }),
    view === 'open' && cursor === undefined ? needingDeals(api, Date.now()) : [],
  ]);
  // Nothing to follow up is not nothing at all: what was refused or is over stands under another view.
  const others =
    view === 'open' && cursor === undefined && deals.items.length === 0
      ? await api.read(listDeals, { query: { limit: 1 } })
      : deals;
  return {
    view,
    hasAny: others.items.length > 0,
    deals: deals.items.filter((deal) => deal.view === 'partner').map(rowOf),
    needing: needing.slice(0, mostNeeding),
    nextCursor: deals.nextCursor,
  };
};
