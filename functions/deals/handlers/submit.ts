import { submitDeal as route } from '@rafiq/shared/deals/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { readAheadOfSubmit, submitDeal, type BeforeSearch } from '../submit-deal.ts';
import { ownDealView } from '../views.ts';

/** Submits a registration: the rules judge it at once. */
export const submit = handle(
  route,
  ({ dealId }, { caller, change }, ahead: BeforeSearch | undefined) =>
    submitDeal(dealId, caller, change, ahead),
  ({ deal, policy }, { language }) => ownDealView(deal, policy.document.protection, language),
  ({ dealId }, partnerId, now) => readAheadOfSubmit(dealId, partnerId, now),
);
