import { reopenDeal } from '@rafiq/shared/deals/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { advance } from '../domain/registration.ts';
import { ownDealView } from '../views.ts';
import { workOnDeal } from '../work-on-deal.ts';

/** Makes a draft of what was withdrawn; submitted anew, it stands in line anew. */
export const reopen = handle(
  reopenDeal,
  ({ dealId }, { caller, change, now }) =>
    workOnDeal(dealId, 'reopen', { caller, change }, ({ deal }) => ({
      after: advance(deal, 'reopen', now, { decision: null, end: null, conflictId: null }),
      happened: 'reopened',
    })),
  ({ deal, policy }, { language }) => ownDealView(deal, policy.document.protection, language),
);
