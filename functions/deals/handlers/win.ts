import { winDeal } from '@rafiq/shared/deals/contract.ts';
import { canonicalMoney } from '@rafiq/shared/money.ts';
import { handle } from '#functions/kernel/handle.ts';
import { endDeal } from '../end-deal.ts';
import { ownDealView } from '../views.ts';

/** The customer bought. */
export const win = handle(
  winDeal,
  ({ dealId }, { caller, body, change }) =>
    endDeal(
      dealId,
      { move: 'win', happened: 'won', reason: null, note: body.note, value: canonicalMoney(body.value) },
      { caller, change },
    ),
  ({ deal, policy }, { language }) => ownDealView(deal, policy.document.protection, language),
);
