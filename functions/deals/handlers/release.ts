import { releaseDeal } from '@rafiq/shared/deals/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { endDeal } from '../end-deal.ts';
import { ownDealView } from '../views.ts';

/** Its partner gives the account free. */
export const release = handle(
  releaseDeal,
  ({ dealId }, { caller, body, change }) =>
    endDeal(
      dealId,
      { move: 'release', happened: 'released', reason: 'given-free', note: body.note, value: null },
      { caller, change },
    ),
  ({ deal, policy }, { language }) => ownDealView(deal, policy.document.protection, language),
);
