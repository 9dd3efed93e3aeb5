import { readDeal } from '@rafiq/shared/deals/contract.ts';
import { isWitnessed, witnessSights } from '#functions/audit/index.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { dealWithinReach } from '../reach.ts';
import { findShownCopy } from '../shown-copies.ts';
import { readConflictPolicy } from '../store/conflict-policies.ts';
import { partnerDealView, vendorDealView } from '../views.ts';

/** Reads a registration: its partner's copy, that of the reseller it is for, or the vendor's record; who of the vendor sees its contact is on record. */
export const read = handle(readDeal, async ({ dealId }, { caller, change, now, language }) => {
  if (caller.partnerId === null) {
    const [deal, policy, witnessed] = await Promise.all([
      dealWithinReach(caller, dealId),
      readConflictPolicy(now),
      isWitnessed(caller, dealId, now),
    ]);
    const view = vendorDealView(deal, caller, policy.document.protection, language);
    if (!witnessed && view.content.contact !== undefined) await witnessSights([dealId], change);
    return view;
  }
  const { partnerId } = caller;
  const [copy, policy] = await Promise.all([findShownCopy(partnerId, dealId), readConflictPolicy(now)]);
  if (copy === undefined) throw new Problem('not-found');
  return partnerDealView(copy, partnerId, policy.document.protection, language);
});
