import type { LeadView, VendorLead } from '@rafiq/shared/leads/contract.ts';
import { m } from '#lib/paraglide/messages.js';

/** What a row of a manager's list shows of a lead, and no more. */
export const leadRow = ({ id, substatus, facts, customer, partner, offer, ...lead }: VendorLead) => ({
  id,
  substatus,
  country: facts.country,
  countryText: facts.countryText,
  city: facts.city,
  about: facts.productName ?? facts.industry,
  valueBand: facts.valueBand,
  receivedAt: facts.receivedAt,
  companyName: customer === null ? null : (customer.companyName ?? m.lead_no_company()),
  partnerName: partner?.name ?? null,
  clock: clockOf({ substatus, offer, ...lead }),
  placement:
    (substatus === 'unplaced' || substatus === 'pending') && lead.placement
      ? { code: lead.placement.code, text: lead.placement.text }
      : null,
  shareable: lead.consentToShare.given,
  frozen: lead.frozen,
});
export type LeadRow = ReturnType<typeof leadRow>;

/** The clock that runs: the partner's answer, then its first contact. */
function clockOf(lead: Pick<VendorLead, 'substatus' | 'offer' | 'acceptedAt' | 'contactBy'>) {
  if (lead.offer !== null) return { from: lead.offer.offeredAt, until: lead.offer.expiresAt };
  if (lead.substatus !== 'accepted' || lead.acceptedAt === null || lead.contactBy === null) return null;
  return { from: lead.acceptedAt, until: lead.contactBy };
}

export const vendorLeads = (leads: readonly LeadView[]): VendorLead[] =>
  leads.filter((lead) => lead.view === 'vendor');
