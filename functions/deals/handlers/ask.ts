import { askForAction } from '@rafiq/shared/deals/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { advance } from '../domain/registration.ts';
import { vendorDealView } from '../views.ts';
import { workOnDeal } from '../work-on-deal.ts';

/** Sends a registration back to its partner, with what is to be mended. */
export const ask = handle(
  askForAction,
  ({ dealId }, { caller, body, change, now }) =>
    workOnDeal(dealId, 'ask', { caller, change }, ({ deal }) => ({
      after: advance(deal, 'ask', now, {
        decideBy: null,
        asked: { fields: body.fields, note: body.note, at: now },
      }),
      happened: 'sent-back',
      note: body.note,
      noteFor: 'both',
    })),
  ({ deal, policy }, { caller, language }) =>
    vendorDealView(deal, caller, policy.document.protection, language),
);
