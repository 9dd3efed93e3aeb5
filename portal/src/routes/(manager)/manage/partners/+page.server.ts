import { listPartners } from '@rafiq/shared/partners/contract.ts';
import type { Partner } from '@rafiq/shared/partners/contract.ts';
import { partnerStatuses, tiers } from '@rafiq/shared/partners/status.ts';
import { apiOf } from '#lib/server/api.ts';
import { fullerPage } from '../../fuller-page.ts';
import { queryFields } from '../../query-fields.ts';
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
  const field = queryFields(event.url);
  const filters = {
    q: field.words(),
    status: field.one('status', partnerStatuses),
    country: field.country(),
    tier: field.one('tier', tiers),
  };
  const api = apiOf(event);
  const partners = await fullerPage(
    (cursor) => api.read(listPartners, { query: { ...filters, cursor } }),
    field.text('cursor'),
  );
  return { filters, partners: partners.items.map(rowOf), nextCursor: partners.nextCursor };
};
