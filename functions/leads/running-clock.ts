/** What other rooms may know of a lead: its clock that runs for a partner, and the facts anyone concerned may see. */
import type { LeadFacts } from '@rafiq/shared/leads/contract.ts';
import { isWorked } from './domain/lead.ts';
import type { CopiedLead } from './store/lead-items.ts';
import { findCopy, findLead } from './store/lead-store.ts';

/**
 * A clock that runs for a partner: to answer an offer, to contact the customer for the first time, or to do anything
 * before the lead is recalled.
 */
export interface RunningClock<Kind = 'offer' | 'contact' | 'recall'> {
  kind: Kind;
  /** Tells this clock from every other one: the offer, or the lead with the moment it was accepted or is recalled. */
  name: string;
  partnerId: string;
  leadId: string;
  from: string;
  until: string;
  facts: LeadFacts;
}

/** The clock that runs for a partner by what it holds of a lead. */
export function clockOf(partnerId: string, copy: CopiedLead): RunningClock<'offer' | 'contact'> | undefined {
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

/** The recall of a lead its partner was warned of, by what it holds of it. */
export function recallClockOf(partnerId: string, copy: CopiedLead): RunningClock | undefined {
  const { id: leadId, state, facts } = copy;
  if (!isWorked(state) || state.idle === null || state.idle.recallAt === null) return undefined;
  const { since, recallAt } = state.idle;
  const name = `${leadId} recall ${recallAt}`;
  return { kind: 'recall', name, partnerId, leadId, from: since, until: recallAt, facts };
}

/** The recall a partner was warned of, if it still stands (1 request). */
export async function recallClock(partnerId: string, leadId: string): Promise<RunningClock | undefined> {
  const copy = await findCopy(partnerId, leadId);
  return copy && recallClockOf(partnerId, copy);
}

/** Whether a clock of this name still runs for a partner (1 request). */
export async function isRunning({
  partnerId,
  leadId,
  name,
}: Pick<RunningClock, 'partnerId' | 'leadId' | 'name'>): Promise<boolean> {
  const copy = await findCopy(partnerId, leadId);
  if (copy === undefined) return false;
  return [clockOf(partnerId, copy), recallClockOf(partnerId, copy)].some((clock) => clock?.name === name);
}

/** The clock of a lead that runs for a partner now, read from that partner's own copy (1 request). */
export async function runningClock(
  partnerId: string,
  leadId: string,
): Promise<RunningClock<'offer' | 'contact'> | undefined> {
  const copy = await findCopy(partnerId, leadId);
  return copy && clockOf(partnerId, copy);
}

/** What everyone who may know of a lead may see of it, even before accepting it (1 request). */
export const findLeadFacts = async (leadId: string): Promise<LeadFacts | undefined> =>
  (await findLead(leadId))?.facts;
