import { listLeads } from '@rafiq/shared/leads/contract.ts';
import type { PartnerLead } from '@rafiq/shared/leads/contract.ts';
import { leadSubstatuses } from '@rafiq/shared/leads/status.ts';
import type { LeadSubstatus } from '@rafiq/shared/leads/status.ts';
import { readOwnPartner } from '@rafiq/shared/partners/contract.ts';
import { apiOf } from '#lib/server/api.ts';
import { m } from '#lib/paraglide/messages.js';
import { isView, viewSubstatuses } from './lead-views.ts';
import type { PageServerLoad } from './$types';

/** What a row of the list shows of a lead, and no more. */
const rowOf = ({ id, facts, customer, substatus, acceptedAt, contactBy, updatedAt }: PartnerLead) => ({
  id,
  facts,
  substatus,
  acceptedAt,
  contactBy,
  updatedAt,
  companyName: customer.companyName ?? m.lead_no_company(),
  contactName: customer.contactName,
});
export type LeadRow = ReturnType<typeof rowOf>;

export const load: PageServerLoad = async (event) => {
  const field = (name: string) => event.url.searchParams.get(name)?.trim() || undefined;
  const wantedView = field('view');
  const view = isView(wantedView) ? wantedView : 'open';
  const status = leadSubstatuses.find((known) => known === field('status'));
  const inView: readonly LeadSubstatus[] = viewSubstatuses[view];
  const substatus = status !== undefined && inView.includes(status) ? [status] : inView;
  const query = {
    substatus: substatus.join(','),
    country: field('country'),
    q: field('q')?.slice(0, 80),
    cursor: field('cursor'),
  };
  const api = apiOf(event);
  const [leads, own] = await Promise.all([api.read(listLeads, { query }), api.read(readOwnPartner, {})]);
  return {
    view,
    filters: { q: query.q ?? '', country: query.country ?? '', status: status ?? '' },
    countries: [...new Set(own.territories.map((territory) => territory.country))],
    leads: leads.items.filter((lead) => lead.view === 'partner').map(rowOf),
    nextCursor: leads.nextCursor,
  };
};
