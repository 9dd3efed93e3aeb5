import { readDeal } from '@rafiq/shared/deals/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { dealWithinReach } from '../reach.ts';
import { readConflictPolicy } from '../store/conflict-policies.ts';
import { findDealCopy } from '../store/deal-store.ts';
import { partnerDealView, vendorDealView } from '../views.ts';

/** Reads a registration: its partner's copy, or the vendor's record. */
export const read = handle(readDeal, async ({ dealId }, { caller, language }) => {
  if (caller.partnerId === null) {
    const [deal, policy] = await Promise.all([dealWithinReach(caller, dealId), readConflictPolicy()]);
    return vendorDealView(deal, caller, policy.document.protection, language);
  }
  const [copy, policy] = await Promise.all([findDealCopy(caller.partnerId, dealId), readConflictPolicy()]);
  if (copy === undefined) throw new Problem('not-found');
  return partnerDealView(copy, policy.document.protection, language);
});
