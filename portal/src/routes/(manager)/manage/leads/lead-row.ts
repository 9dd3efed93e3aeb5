import type { LeadView, VendorLead } from '@rafiq/shared/leads/contract.ts';
import { toSecond } from '#lib/format/to-second.ts';
import { m } from '#lib/paraglide/messages.js';

/**
 * What a row of a manager's list shows of a lead, and no more. What few leads have comes last, and together: packed, the
 * rows of a page share it as one.
 */
export const leadRow = ({ id, substatus, facts, customer, partner, offer, ...lead }: VendorLead) => ({
  id,
  substatus,
  country: facts.country,
  city: facts.city,
  about: facts.productName ?? facts.industry,
  valueBand: facts.valueBand,
  companyName: customer === null ? null : (customer.companyName ?? m.lead_no_company()),
  partnerName: partner?.name ?? null,
  receivedAt: toSecond(facts.receivedAt),
  clock: shownClock(clockOf({ substatus, offer, ...lead })),
  /** The account by whose name it came, where that was merged into another. */
  cameAs: lead.cameAs?.name ?? null,
  countryText: facts.countryText,
  placement:
    (substatus === 'unplaced' || substatus === 'pending') && lead.placement
      ? { code: lead.placement.code, text: lead.placement.text }
      : null,
  shareable: lead.consentToShare.given,
  frozen: lead.frozen,
});
export type LeadRow = ReturnType<typeof leadRow>;

interface Clock {
  from: string;
  until: string;
  staysDue: boolean;
}
const shownClock = (clock: Clock | null): Clock | null =>
  clock && { ...clock, from: toSecond(clock.from), until: toSecond(clock.until) };

/** The clock that runs: the partner's answer, its first contact, which stays due, or the recall it was warned of. */
function clockOf(
  lead: Pick<VendorLead, 'substatus' | 'offer' | 'acceptedAt' | 'contactBy' | 'recallAt'>,
): Clock | null {
  const { offer, acceptedAt, contactBy, recallAt } = lead;
  if (offer !== null) return { from: offer.offeredAt, until: offer.expiresAt, staysDue: false };
  if (acceptedAt === null) return null;
  if (recallAt !== null) return { from: acceptedAt, until: recallAt, staysDue: false };
  if (lead.substatus !== 'accepted' || contactBy === null) return null;
  return { from: acceptedAt, until: contactBy, staysDue: true };
}

export const vendorLeads = (leads: readonly LeadView[]): VendorLead[] =>
  leads.filter((lead) => lead.view === 'vendor');
