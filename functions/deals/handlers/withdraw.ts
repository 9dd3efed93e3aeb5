import { withdrawDeal } from '@rafiq/shared/deals/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { closeCaseOf } from '../close-case-of.ts';
import { countGivenUp } from '../count-submission.ts';
import { advance } from '../domain/registration.ts';
import { ownDealView } from '../views.ts';
import { workOnDeal } from '../work-on-deal.ts';

/** Takes back what nobody has decided yet. */
export const withdraw = handle(
  withdrawDeal,
  ({ dealId }, { caller, body, change, now }) =>
    workOnDeal(dealId, 'withdraw', { caller, change }, async ({ deal, policy }) => {
      const [closed, counted] = await Promise.all([
        closeCaseOf(deal, policy.document.protection, change),
        countGivenUp(deal, caller, change),
      ]);
      return {
        after: advance(deal, 'withdraw', now, {
          asked: null,
          decideBy: null,
          end: { at: now, reason: null, note: body.note ?? null, value: null },
        }),
        happened: 'withdrawn',
        note: body.note,
        noteFor: 'both',
        extra: [...closed.writes, ...counted.writes],
        events: [...closed.events, ...counted.events],
      };
    }),
  ({ deal, policy }, { language }) => ownDealView(deal, policy.document.protection, language),
);
