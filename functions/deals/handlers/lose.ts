import { loseDeal } from '@rafiq/shared/deals/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { endDeal } from '../end-deal.ts';
import { ownDealView } from '../views.ts';

/** The customer did not buy. */
export const lose = handle(
  loseDeal,
  ({ dealId }, { caller, body, change }) =>
    endDeal(
      dealId,
      { move: 'lose', happened: 'lost', reason: body.reason, note: body.note, value: null },
      { caller, change },
    ),
  ({ deal, policy }, { language }) => ownDealView(deal, policy.document.protection, language),
);
