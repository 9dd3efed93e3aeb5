import { listDeals } from '@rafiq/shared/deals/contract.ts';
import { readPartner } from '@rafiq/shared/partners/contract.ts';
import { apiOf } from '#lib/server/api.ts';
import { rowsAtOnce } from '#lib/server/rows-at-once.ts';
import { fullerPage } from '../../fuller-page.ts';
import { queryFields } from '../../query-fields.ts';
import { viewsOf } from '../views-of.ts';
import { dealQuery, waitingDeals } from './deal-query.ts';
import { dealRow, vendorDeals } from './deal-row.ts';
import { answers, askedOf } from './way-back.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { filters, states, onlyWaiting, asksForTime, orders, order, query } = dealQuery(
    event.url,
    waitingDeals,
  );
  const { partnerId } = filters;
  const api = apiOf(event);
  const [views, deals, partner] = await Promise.all([
    viewsOf(event, 'deals'),
    fullerPage(
      (cursor) => api.read(listDeals, { query: { ...query, limit: rowsAtOnce, cursor } }),
      queryFields(event.url).text('cursor'),
    ),
    partnerId === undefined ? undefined : api.act(readPartner, { params: { partnerId } }),
  ]);
  return {
    views,
    deals: vendorDeals(deals.items).map(dealRow),
    nextCursor: deals.nextCursor,
    words: filters.q ?? '',
    states,
    onlyWaiting,
    asksForTime,
    /** What was just answered, and what the list is asked for, for the way back to it. */
    answered: queryFields(event.url).one('answered', answers) ?? null,
    asked: askedOf(event.url),
    orders,
    order,
    partner:
      partnerId === undefined ? null : { id: partnerId, name: partner?.ok ? partner.value.name : partnerId },
  };
};
