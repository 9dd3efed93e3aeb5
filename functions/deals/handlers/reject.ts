import { rejectDeal } from '@rafiq/shared/deals/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { advance } from '../domain/registration.ts';
import { vendorDealView } from '../views.ts';
import { workOnDeal } from '../work-on-deal.ts';

/** A person refuses what is under review, for a reason that its partner reads. */
export const reject = handle(
  rejectDeal,
  ({ dealId }, { caller, body, change, now }) =>
    workOnDeal(dealId, 'reject', { caller, change }, ({ deal }) => {
      if (deal.conflictId !== null)
        throw new Problem('illegal-move', { params: { from: deal.status, move: 'reject' } });
      return {
        after: advance(deal, 'reject', now, {
          decideBy: null,
          decision: { by: 'person', at: now, reason: body.reason, note: body.note ?? null },
        }),
        happened: 'rejected',
        data: { reason: body.reason },
        note: body.note,
        noteFor: 'both',
      };
    }),
  ({ deal, policy }, { caller, language }) =>
    vendorDealView(deal, caller, policy.document.protection, language),
);
