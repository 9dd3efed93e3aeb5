import { listPartners, readPartner } from '@rafiq/shared/partners/contract.ts';
import type { Partner } from '@rafiq/shared/partners/contract.ts';
import { apiOf } from '#lib/server/api.ts';
import { rowsAtOnce } from '#lib/server/rows-at-once.ts';
import { fullerPage } from '../../fuller-page.ts';
import { queryFields } from '../../query-fields.ts';
import { viewsOf } from '../views-of.ts';
import { partnerQuery } from './partner-query.ts';
import type { PageServerLoad } from './$types';

/** What a row shows of a partner, and no more. */
const rowOf = ({ id, name, kind, status, tier, tags, country, territories, weight, capacity }: Partner) => ({
  id,
  name,
  kind,
  status,
  tier,
  tags,
  country,
  weight,
  maxOpen: capacity.maxOpen,
  territories: [...new Set(territories.map((territory) => territory.country))],
});
export type PartnerRow = ReturnType<typeof rowOf>;

export const load: PageServerLoad = async (event) => {
  const filters = partnerQuery(event.url);
  const api = apiOf(event);
  const { parentId } = filters;
  const [views, parent, partners] = await Promise.all([
    viewsOf(event, 'partners'),
    parentId === undefined ? undefined : api.act(readPartner, { params: { partnerId: parentId } }),
    fullerPage(
      (cursor) => api.read(listPartners, { query: { ...filters, limit: rowsAtOnce, cursor } }),
      queryFields(event.url).text('cursor'),
    ),
  ]);
  return {
    views,
    filters,
    /** Nameless where its reader may not know of it. */
    parentName: parent?.ok ? parent.value.name : null,
    partners: partners.items.map(rowOf),
    nextCursor: partners.nextCursor,
  };
};
