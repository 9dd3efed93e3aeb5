import { json } from '@sveltejs/kit';
import { listAccounts } from '@rafiq/shared/accounts/contract.ts';
import { listLeads } from '@rafiq/shared/leads/contract.ts';
import { listPartners } from '@rafiq/shared/partners/contract.ts';
import { mayDo } from '@rafiq/shared/permissions.ts';
import { apiOf } from '#lib/server/api.ts';
import { m } from '#lib/paraglide/messages.js';
import type { RequestHandler } from './$types';

const most = 5;

/** What the palette finds by words of names: leads for everyone, partners and accounts for the vendor. */
export const GET: RequestHandler = async (event) => {
  const q = event.url.searchParams.get('q')?.trim().slice(0, 80) ?? '';
  const { session } = event.locals;
  if (q === '' || session === undefined)
    return json({ found: [] }, { status: session === undefined ? 401 : 200 });
  const api = apiOf(event);
  const { role, organisation } = session.member;
  const vendor = organisation.kind === 'vendor';
  const query = { q, limit: most };
  const [leads, partners, accounts] = await Promise.all([
    api.act(listLeads, { query }),
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
