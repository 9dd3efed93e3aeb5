import { reopenDeal } from '@rafiq/shared/deals/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { letGo } from '../domain/claim-at.ts';
import { advance } from '../domain/registration.ts';
import { ownDealView } from '../views.ts';
import { workOnDeal } from '../work-on-deal.ts';

/** Makes a draft of what was withdrawn, which its partner alone sees again; submitted anew, it is a new claim. */
export const reopen = handle(
  reopenDeal,
  ({ dealId }, { caller, change, now }) =>
    workOnDeal(dealId, 'reopen', { caller, change }, ({ deal }) => ({
      after: advance(letGo(deal), 'reopen', now, { end: null }),
      happened: 'reopened',
    })),
  ({ deal, policy }, { language }) => ownDealView(deal, policy.document.protection, language),
);
