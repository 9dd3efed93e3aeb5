import { refuseExtension as route } from '@rafiq/shared/deals/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { advance } from '../domain/registration.ts';
import { vendorDealView } from '../views.ts';
import { workOnDeal } from '../work-on-deal.ts';

/** Leaves a protection to end when it would have ended. */
export const refuseExtension = handle(
  route,
  ({ dealId }, { caller, body, change, now }) =>
    workOnDeal(dealId, 'refuse-extension', { caller, change }, ({ deal }) => {
      const { protection } = deal;
      if (protection?.pending == null) throw new Problem('no-extension-pending');
      return {
        after: advance(deal, 'refuse-extension', now, { protection: { ...protection, pending: null } }),
        happened: 'extension-refused',
        note: body.note,
        noteFor: 'both',
      };
    }),
  ({ deal, policy }, { caller, language }) =>
    vendorDealView(deal, caller, policy.document.protection, language),
);
