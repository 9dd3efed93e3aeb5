import { grantExtension as route } from '@rafiq/shared/deals/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { extend } from '../domain/protection.ts';
import { advance } from '../domain/registration.ts';
import { protectionOrThrow } from '../protection-or-throw.ts';
import { vendorDealView } from '../views.ts';
import { workOnDeal } from '../work-on-deal.ts';

/** Lengthens a protection by what the policy gives. */
export const grantExtension = handle(
  route,
  ({ dealId }, { caller, body, change, now }) =>
    workOnDeal(dealId, 'grant-extension', { caller, change }, ({ deal, policy }) => {
      const protection = protectionOrThrow(deal, now);
      if (protection.pending === null) throw new Problem('no-extension-pending');
      return {
        after: advance(deal, 'grant-extension', now, {
          protection: extend(protection, policy.document.protection),
        }),
        happened: 'extended',
        data: { days: policy.document.protection.extensionDays },
        note: body.note,
        noteFor: 'both',
      };
    }),
  ({ deal, policy }, { caller, language }) =>
    vendorDealView(deal, caller, policy.document.protection, language),
);
