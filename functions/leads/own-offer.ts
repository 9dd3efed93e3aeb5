/** An offer as its partner may answer it. */
import type { Caller } from '#functions/kernel/caller.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { runningOffer } from './domain/answer-offer.ts';
import type { Lead, OfferedState } from './domain/lead.ts';
import { findLead, findOffer } from './store/lead-store.ts';

/** The partner a caller belongs to. @throws Problem `forbidden` for the vendor's people */
export function partnerOf(caller: Caller): string {
  if (caller.partnerId === null) throw new Problem('forbidden');
  return caller.partnerId;
}

/**
 * An offer of the caller's partner that can still be answered, with its lead (2 requests).
 * @throws Problem `not-found` for foreign and missing offers alike, `offer-expired` once its clock has run out,
 * `offer-no-longer-open` if it was answered or withdrawn
 */
export async function answerableOffer(
  partnerId: string,
  offerId: string,
  now: string,
): Promise<{ lead: Lead; offer: OfferedState }> {
  const known = await findOffer(partnerId, offerId);
  if (known === undefined) throw new Problem('not-found');
  if (known.status === 'expired') throw new Problem('offer-expired');
  if (known.status !== 'pending') throw new Problem('offer-no-longer-open');
  if (known.expiresAt <= now) throw new Problem('offer-expired');
  const lead = await findLead(known.leadId);
  const offer = lead && runningOffer(lead, offerId);
  if (lead === undefined || offer === undefined) throw new Problem('offer-no-longer-open');
  return { lead, offer };
}
