/** What a manager decides by hand: assigning, withdrawing, distributing again, closing what nobody took. */
import { returnToDistribution } from './answer-offer.ts';
import { advance, holderOf, isWorked, type Lead } from './lead.ts';

/**
 * An offer to the partner a manager chose; it takes no turn in any standing. A partner it is taken from while it
 * works on it does not get it again.
 */
export const assignTo = (
  lead: Lead,
  offer: { offerId: string; partnerId: string; partnerName: string; expiresAt: string },
  at: string,
): Lead =>
  advance(lead, { substatus: 'offered', ...offer, offeredAt: at, turnIn: [] }, at, {
    hops: lead.hops + 1,
    refusedBy: isWorked(lead.state)
      ? [...new Set([...lead.refusedBy, lead.state.partnerId])]
      : lead.refusedBy,
    placedBy: null,
    placement: { code: 'placement.assigned', params: { partner: offer.partnerName } },
    why: { code: 'why.assigned', params: {} },
  });

/** Takes a lead or its offer back and distributes it again, without the partner that had it. */
export const withdraw = (lead: Lead, at: string): Lead =>
  returnToDistribution(lead, holderOf(lead)?.partnerId ?? null, at);

/** Sends an unplaced lead through distribution once more, with a fresh count of hops. */
export const redistribute = (lead: Lead, at: string): Lead =>
  advance(lead, { substatus: 'pending', heldUntil: null }, at, {
    hops: 0,
    ...(lead.accountOffers !== undefined && { accountOffers: 0 }),
    placement: null,
    why: null,
  });

/** Closes a lead that nobody holds, with the reason; nothing leads out of it again. */
export const expire = (lead: Lead, end: { reason: string; note: string | null }, at: string): Lead =>
  advance(lead, { substatus: 'expired', closedAt: at, closeReason: end.reason, closeNote: end.note }, at);
