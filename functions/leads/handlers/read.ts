import { readLead } from '@rafiq/shared/leads/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { frozenAmong } from '../frozen.ts';
import { leadWithinReach } from '../reach.ts';
import { findCopy } from '../store/lead-store.ts';
import { partnerView, vendorView } from '../views.ts';

export const read = handle(readLead, async ({ leadId }, { caller, language }) => {
  if (caller.partnerId === null) {
    const lead = await leadWithinReach(caller, leadId);
    const isFrozen = await frozenAmong([lead]);
    return vendorView(lead, caller, language, isFrozen(lead));
  }
  const copy = await findCopy(caller.partnerId, leadId);
  if (copy === undefined) throw new Problem('not-found');
  return partnerView(copy, language);
});
