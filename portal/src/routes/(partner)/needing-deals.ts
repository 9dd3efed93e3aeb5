import { listConflicts } from '@rafiq/shared/deals/case-contract.ts';
import { listDeals } from '@rafiq/shared/deals/contract.ts';
import type { PartnerDeal } from '@rafiq/shared/deals/contract.ts';
import { needOfCase, needOfDeal } from '#lib/components/deals/need-of-deal.ts';
import type { Need } from '#lib/components/deals/need-of-deal.ts';
import type { Api } from '#lib/server/api.ts';
import { m } from '#lib/paraglide/messages.js';

/** So many of each kind are looked through. */
const lookedThrough = 100;

export interface NeedingDeal {
  href: string;
  companyName: string;
  productName: string | null;
  value: PartnerDeal['content']['value'] | null;
  need: Need;
}

/**
 * The registrations and cases that wait for the partner, those first whose clock ends first. Each part may fail
 * without taking the page with it.
 */
export async function needingDeals(api: Api, nowMs: number): Promise<NeedingDeal[]> {
  const [deals, cases] = await Promise.all([
    api.act(listDeals, { query: { status: 'action-required,approved', limit: lookedThrough } }),
    api.act(listConflicts, { query: { status: 'awaiting-parties', limit: lookedThrough } }),
  ]);
  const ofDeals = (deals.ok ? deals.value.items : []).flatMap((deal): NeedingDeal[] => {
    // What its distributor registered for it is for that one to do.
    const need = deal.view === 'partner' && deal.registeredBy === null ? needOfDeal(deal, nowMs) : null;
    if (need === null) return [];
    const { id, content, productName } = deal;
    return [
      {
        href: `/deals/${id}`,
        companyName: content.company.name ?? m.lead_no_company(),
        productName,
        value: content.value ?? null,
        need,
      },
    ];
  });
  const ofCases = (cases.ok ? cases.value.items : []).flatMap((one): NeedingDeal[] => {
    const need = one.view === 'party' ? needOfCase(one) : null;
    if (need === null) return [];
    const { id, companyName } = one;
    return [{ href: `/deals/cases/${id}`, companyName, productName: null, value: null, need }];
  });
  return [...ofDeals, ...ofCases].sort((one, other) => one.need.rank.localeCompare(other.need.rank));
}
