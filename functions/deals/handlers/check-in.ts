import { checkInDeal } from '@rafiq/shared/deals/contract.ts';
import { canonicalMoney } from '@rafiq/shared/money.ts';
import { handle } from '#functions/kernel/handle.ts';
import { advance } from '../domain/registration.ts';
import { protectionOrThrow } from '../protection-or-throw.ts';
import { ownDealView } from '../views.ts';
import { workOnDeal } from '../work-on-deal.ts';

/** Reports progress on a protected deal: whatever warning there was is over. */
export const checkIn = handle(
  checkInDeal,
  ({ dealId }, { caller, body, change, now }) =>
    workOnDeal(dealId, 'check-in', { caller, change }, ({ deal }) => ({
      after: advance(deal, 'check-in', now, {
        protection: { ...protectionOrThrow(deal, now), lastProgressAt: now, warnedAt: null },
        content: {
          ...deal.content,
          ...(body.expectedCloseOn === undefined ? {} : { expectedCloseOn: body.expectedCloseOn }),
          ...(body.value === undefined ? {} : { value: canonicalMoney(body.value) }),
        },
      }),
      happened: 'checked-in',
      note: body.note,
      noteFor: 'both',
    })),
  ({ deal, policy }, { language }) => ownDealView(deal, policy.document.protection, language),
);
