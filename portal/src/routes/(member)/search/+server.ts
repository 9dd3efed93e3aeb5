import { json } from '@sveltejs/kit';
import { listAccounts } from '@rafiq/shared/accounts/contract.ts';
import { listConflicts } from '@rafiq/shared/deals/case-contract.ts';
import { listDeals } from '@rafiq/shared/deals/contract.ts';
import { listLeads } from '@rafiq/shared/leads/contract.ts';
import { listPartners } from '@rafiq/shared/partners/contract.ts';
import { mayDo } from '@rafiq/shared/permissions.ts';
import { apiOf } from '#lib/server/api.ts';
import { m } from '#lib/paraglide/messages.js';
import type { RequestHandler } from './$types';

const most = 5;

/**
 * What the palette finds by words of names: leads, registrations and conflicts for everyone, each as far as they reach,
 * partners and accounts for the vendor. A registration or a conflict is found by its identifier, too.
 */
export const GET: RequestHandler = async (event) => {
  const q = event.url.searchParams.get('q')?.trim().slice(0, 80) ?? '';
  const { session } = event.locals;
  if (q === '' || session === undefined)
    return json({ found: [] }, { status: session === undefined ? 401 : 200 });
  const api = apiOf(event);
  const { role, organisation } = session.member;
  const vendor = organisation.kind === 'vendor';
  const query = { q, limit: most };
  const [leads, deals, conflicts, partners, accounts] = await Promise.all([
    api.act(listLeads, { query }),
    mayDo(role, 'deals.read') ? api.act(listDeals, { query }) : null,
    mayDo(role, 'conflicts.read') ? api.act(listConflicts, { query }) : null,
    vendor && mayDo(role, 'partners.read') ? api.act(listPartners, { query }) : null,
    vendor && mayDo(role, 'accounts.read') ? api.act(listAccounts, { query }) : null,
  ]);
  return json({
    found: [
      ...(leads.ok ? leads.value.items : []).map((lead) => ({
        href: vendor ? `/manage/leads/${lead.id}` : `/leads/${lead.id}`,
        label: ('customer' in lead && lead.customer?.companyName) || (lead.facts.industry ?? lead.id),
        hint: m.palette_lead(),
      })),
      ...(deals?.ok ? deals.value.items : []).map((deal) => ({
        href: vendor ? `/manage/deals/${deal.id}` : `/deals/${deal.id}`,
        label: deal.content.company.name ?? deal.id,
        hint: m.palette_deal(),
      })),
      ...(conflicts?.ok ? conflicts.value.items : []).map((conflict) => ({
        href: vendor ? `/manage/conflicts/${conflict.id}` : `/deals/cases/${conflict.id}`,
        label: conflict.companyName,
        hint: m.palette_conflict(),
      })),
      ...(partners?.ok ? partners.value.items : []).map((partner) => ({
        href: `/manage/partners/${partner.id}`,
        label: partner.name,
        hint: m.palette_partner(),
      })),
      ...(accounts?.ok ? accounts.value.items : []).map((account) => ({
        href: `/manage/accounts/${account.id}`,
        label: account.name,
        hint: m.palette_account(),
      })),
    ],
  });
};
