/** Which copies of registrations a partner is shown: its own, and those its distributors registered for it. */
import { idsAbove } from '#functions/partners/index.ts';
import type { CopiedDeal } from './store/deal-items.ts';
import { findDealCopy } from './store/deal-store.ts';

type Shows = (copy: Pick<CopiedDeal, 'partnerId'>) => boolean;

/**
 * What a partner is shown of its copies: what another registered for it only while it buys from that one, directly or not.
 * Whoever moves is shown nothing more of it from the next request on (1 request, 1 more for each it buys from).
 */
export async function showsTo(partnerId: string): Promise<Shows> {
  const above = await idsAbove(partnerId);
  return (copy) => copy.partnerId === partnerId || above.has(copy.partnerId);
}

/**
 * A registration as a partner is shown it; undefined for everyone else's (1 request; for one that another registered for
 * it, those of its chain, too).
 */
export async function findShownCopy(partnerId: string, dealId: string): Promise<CopiedDeal | undefined> {
  const copy = await findDealCopy(partnerId, dealId);
  if (copy === undefined || copy.partnerId === partnerId) return copy;
  const shows = await showsTo(partnerId);
  return shows(copy) ? copy : undefined;
}
