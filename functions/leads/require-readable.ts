import type { Caller } from '#functions/kernel/caller.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { leadWithinReach } from './reach.ts';
import { findCopy } from './store/lead-store.ts';

/**
 * Lets pass whoever may read a lead: the vendor's people within their reach, and the partner that holds it (1 request,
 * 2 for a channel manager).
 * @throws Problem `not-found`
 */
export async function requireReadable(caller: Caller, leadId: string): Promise<void> {
  if (caller.partnerId === null) await leadWithinReach(caller, leadId);
  else if ((await findCopy(caller.partnerId, leadId)) === undefined) throw new Problem('not-found');
}
