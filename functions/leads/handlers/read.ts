import { readLead } from '@rafiq/shared/leads/contract.ts';
import { isWitnessed, witnessSights } from '#functions/audit/index.ts';
import { mayReadPersonalData } from '#functions/kernel/caller.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { frozenAmong } from '../frozen.ts';
import { leadWithinReach } from '../reach.ts';
import { findCopy } from '../store/lead-store.ts';
import { partnerView, vendorView } from '../views.ts';

export const read = handle(readLead, async ({ leadId }, { caller, change, now, language }) => {
  const { partnerId } = caller;
  const show = async () => {
    if (partnerId === null) {
      const lead = await leadWithinReach(caller, leadId);
      const isFrozen = await frozenAmong([lead]);
      return vendorView(lead, caller, language, isFrozen(lead));
    }
    const copy = await findCopy(partnerId, leadId);
    if (copy === undefined) throw new Problem('not-found');
    return partnerView(copy, language);
  };
  const [view, witnessed] = await Promise.all([show(), isWitnessed(caller, leadId, now)]);
  if (!witnessed && view.view !== 'offered' && mayReadPersonalData(caller)) {
    await witnessSights([leadId], change);
  }
  return view;
});
