/** Which leads a caller can reach; whatever lies beyond is answered like something that does not exist. */
import type { Caller } from '#functions/kernel/caller.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { portfolioOf } from '#functions/partners/index.ts';
import { holderOf, type Lead } from './domain/lead.ts';
import { findLead } from './store/lead-store.ts';

/**
 * The vendor's people reach every lead; a channel manager those of its portfolio, and those nobody holds in the
 * countries of its portfolio (source: domain.md, People).
 */
export async function reachOf(
  caller: Pick<Caller, 'partnerId' | 'role' | 'userId'>,
): Promise<(lead: Lead) => boolean> {
  if (caller.partnerId !== null) return () => false;
  if (caller.role !== 'channel-manager') return () => true;
  const { partnerIds, countries } = await portfolioOf(caller.userId);
  return (lead) => {
    const holder = holderOf(lead);
    return holder === null
      ? lead.facts.country !== null && countries.has(lead.facts.country)
      : partnerIds.has(holder.partnerId);
  };
}

/** A lead within the reach of one of the vendor's people. @throws Problem `not-found` */
export async function leadWithinReach(caller: Caller, leadId: string): Promise<Lead> {
  const [reaches, lead] = await Promise.all([reachOf(caller), findLead(leadId)]);
  if (lead === undefined || !reaches(lead)) throw new Problem('not-found');
  return lead;
}
