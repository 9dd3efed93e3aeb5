import { approveDeal } from '@rafiq/shared/deals/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { mustBeActive } from '#functions/partners/index.ts';
import { protect } from '../domain/protection.ts';
import { advance } from '../domain/registration.ts';
import { vendorDealView } from '../views.ts';
import { workOnDeal } from '../work-on-deal.ts';

/** A person approves what is under review; where another partner stands in the way, the case is resolved instead. */
export const approve = handle(
  approveDeal,
  ({ dealId }, { caller, body, change, now }) =>
    workOnDeal(dealId, 'approve', { caller, change }, ({ deal, policy }) => {
      if (deal.conflictId !== null)
        throw new Problem('illegal-move', { params: { from: deal.status, move: 'approve' } });
      return {
        after: advance(deal, 'approve', now, {
          decideBy: null,
          decision: { by: 'person', at: now, reason: null, note: body.note ?? null },
          protection: protect(now, policy.document.protection),
        }),
        happened: 'approved',
        note: body.note,
        noteFor: 'both',
        extra: [mustBeActive(deal.partnerId)],
      };
    }),
  ({ deal, policy }, { caller, language }) =>
    vendorDealView(deal, caller, policy.document.protection, language),
);
