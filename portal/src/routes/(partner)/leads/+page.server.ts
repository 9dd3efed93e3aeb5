import { listLeads } from '@rafiq/shared/leads/contract.ts';
import type { PartnerLead } from '@rafiq/shared/leads/contract.ts';
import { readOwnPartner } from '@rafiq/shared/partners/contract.ts';
import { apiOf } from '#lib/server/api.ts';
import { rowsAtOnce } from '#lib/server/rows-at-once.ts';
import { m } from '#lib/paraglide/messages.js';
import { ownLeadQuery } from './own-lead-query.ts';
import type { PageServerLoad } from './$types';

/** What a row of the list shows of a lead, and no more. */
const rowOf = ({
  id,
  facts,
  customer,
  substatus,
  acceptedAt,
  contactBy,
  recallAt,
  updatedAt,
}: PartnerLead) => ({
  id,
  facts,
  substatus,
  acceptedAt,
  contactBy,
  recallAt,
  updatedAt,
  companyName: customer.companyName ?? m.lead_no_company(),
  contactName: customer.contactName,
});
export type LeadRow = ReturnType<typeof rowOf>;

export const load: PageServerLoad = async (event) => {
  const { view, status, query, cursor } = ownLeadQuery(event.url);
  const api = apiOf(event);
  const [leads, own] = await Promise.all([
    api.read(listLeads, { query: { ...query, limit: rowsAtOnce, cursor } }),
    api.read(readOwnPartner, {}),
  ]);
  return {
    view,
    filters: { q: query.q ?? '', country: query.country ?? '', status: status ?? '' },
    countries: [...new Set(own.territories.map((territory) => territory.country))],
    leads: leads.items.filter((lead) => lead.view === 'partner').map(rowOf),
    nextCursor: leads.nextCursor,
  };
};
