import { requestExtension as route } from '@rafiq/shared/deals/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { advance } from '../domain/registration.ts';
import { protectionOrThrow } from '../protection-or-throw.ts';
import { ownDealView } from '../views.ts';
import { workOnDeal } from '../work-on-deal.ts';

/** Asks for a longer protection: one request at a time, and so many in all. */
export const requestExtension = handle(
  route,
  ({ dealId }, { caller, body, change, now }) =>
    workOnDeal(dealId, 'request-extension', { caller, change }, ({ deal, policy }) => {
      const protection = protectionOrThrow(deal, now);
      const most = policy.document.protection.mostExtensions;
      if (protection.pending !== null) throw new Problem('extension-pending');
      if (protection.extensions >= most) throw new Problem('no-more-extensions', { params: { most } });
      const pending = { reason: body.reason, note: body.note ?? null, requestedAt: now };
      return {
        after: advance(deal, 'request-extension', now, { protection: { ...protection, pending } }),
        happened: 'extension-requested',
        data: { reason: body.reason },
        note: body.note,
        noteFor: 'both',
      };
    }),
  ({ deal, policy }, { language }) => ownDealView(deal, policy.document.protection, language),
);
