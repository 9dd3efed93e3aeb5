import type { LeadView, VendorLead } from '@rafiq/shared/leads/contract.ts';

/** What a row of a manager's list shows of a lead, and no more. */
export const leadRow = ({ id, substatus, facts, customer, partner, offer, ...lead }: VendorLead) => ({
  id,
  substatus,
  country: facts.country,
  countryText: facts.countryText,
  city: facts.city,
  industry: facts.industry,
  productName: facts.productName,
  valueBand: facts.valueBand,
  receivedAt: facts.receivedAt,
  companyName: customer?.companyName ?? null,
  partnerName: partner?.name ?? null,
  offer,
  acceptedAt: lead.acceptedAt,
  contactBy: substatus === 'accepted' ? lead.contactBy : null,
  placement: substatus === 'unplaced' || substatus === 'pending' ? lead.placement : null,
  shareable: lead.consentToShare.given,
});
export type LeadRow = ReturnType<typeof leadRow>;

export const vendorLeads = (leads: readonly LeadView[]): VendorLead[] =>
  leads.filter((lead) => lead.view === 'vendor');
