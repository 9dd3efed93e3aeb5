/** A partner's answer to an offer, and what comes of an offer nobody answered. */
import { idleFrom } from './idle-clock.ts';
import type { Lead, OfferedState } from './lead.ts';
import { advance } from './lead.ts';

/** The offer of a lead that runs now, if it is this one. */
export const runningOffer = (lead: Lead, offerId: string): OfferedState | undefined =>
  lead.state.substatus === 'offered' && lead.state.offerId === offerId ? lead.state : undefined;

/**
 * Acceptance: the lead belongs to the partner and its first-contact clock starts.
 * @param contactBy instant until which the customer should have been contacted
 */
export const acceptOffer = (lead: Lead, offer: OfferedState, at: string, contactBy: string): Lead =>
  advance(
    lead,
    {
      substatus: 'accepted',
      partnerId: offer.partnerId,
      partnerName: offer.partnerName,
      acceptedAt: at,
      contactBy,
      firstContactedAt: null,
      idle: idleFrom(at),
      claimed: false,
    },
    at,
  );

/** A claim from the pool: the lead belongs to the first partner that asked for it. */
export const claimFromPool = (
  lead: Lead,
  partner: { id: string; name: string },
  at: string,
  contactBy: string,
): Lead =>
  advance(
    lead,
    {
      substatus: 'accepted',
      partnerId: partner.id,
      partnerName: partner.name,
      acceptedAt: at,
      contactBy,
      firstContactedAt: null,
      idle: idleFrom(at),
      claimed: true,
    },
    at,
    { hops: lead.hops + 1, why: { code: 'why.claimed', params: {} } },
  );

/**
 * Refusal, expiry or withdrawal: the lead goes back to distribution without this partner
 * (source: domain.md, Lead).
 */
export const returnToDistribution = (lead: Lead, withoutPartner: string | null, at: string): Lead =>
  advance(lead, { substatus: 'pending', heldUntil: null }, at, {
    refusedBy: withoutPartner === null ? lead.refusedBy : [...new Set([...lead.refusedBy, withoutPartner])],
    why: null,
    placement: null,
  });
