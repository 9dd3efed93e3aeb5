/** What other rooms may know of a lead: its clock that runs for a partner, and the facts anyone concerned may see. */
import type { LeadFacts } from '@rafiq/shared/leads/contract.ts';
import type { CopiedLead } from './store/lead-items.ts';
import { findCopy, findLead } from './store/lead-store.ts';

/** A clock that runs for a partner: to answer an offer, or to contact the customer for the first time. */
export interface RunningClock {
  kind: 'offer' | 'contact';
  /** Tells this clock from every other one: the offer, or the lead with the moment it was accepted. */
  name: string;
  partnerId: string;
  leadId: string;
  from: string;
  until: string;
  facts: LeadFacts;
}

/** The clock that runs for a partner by what it holds of a lead. */
export function clockOf(partnerId: string, copy: CopiedLead): RunningClock | undefined {
  const { id: leadId, state, facts } = copy;
  if (state.substatus === 'offered') {
    const { offerId, offeredAt, expiresAt } = state;
    return { kind: 'offer', name: offerId, partnerId, leadId, from: offeredAt, until: expiresAt, facts };
  }
  if (state.substatus !== 'accepted' || state.firstContactedAt !== null) return undefined;
  const { acceptedAt, contactBy } = state;
  const name = `${leadId} ${acceptedAt}`;
  return { kind: 'contact', name, partnerId, leadId, from: acceptedAt, until: contactBy, facts };
}

/** The clock of a lead that runs for a partner now, read from that partner's own copy (1 request). */
export async function runningClock(partnerId: string, leadId: string): Promise<RunningClock | undefined> {
  const copy = await findCopy(partnerId, leadId);
  return copy && clockOf(partnerId, copy);
}

/** What everyone who may know of a lead may see of it, even before accepting it (1 request). */
export const findLeadFacts = async (leadId: string): Promise<LeadFacts | undefined> =>
  (await findLead(leadId))?.facts;
