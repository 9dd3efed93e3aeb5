import { checkInDeal } from '@rafiq/shared/deals/contract.ts';
import { canonicalMoney } from '@rafiq/shared/money.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { findPartner } from '#functions/partners/index.ts';
import { dayIn, faultsOfTerms } from '../domain/complete.ts';
import { leastAbove } from '../domain/least-value.ts';
import { advance } from '../domain/registration.ts';
import { protectionOrThrow } from '../protection-or-throw.ts';
import { ownDealView } from '../views.ts';
import { workOnDeal } from '../work-on-deal.ts';

/**
 * Reports progress on a protected deal: whatever warning there was is over. A new value and a new day must hold as when it
 * is submitted. A value below the least that is protected takes nothing away, and is told: its worth is for a person to say.
 */
export const checkIn = handle(
  checkInDeal,
  ({ dealId }, { caller, body, change, now }) =>
    workOnDeal(dealId, 'check-in', { caller, change }, async ({ deal, policy }) => {
      const protection = { ...protectionOrThrow(deal, now), lastProgressAt: now, warnedAt: null };
      const { note, ...terms } = body;
      const partner = terms.expectedCloseOn === undefined ? undefined : await findPartner(deal.partnerId);
      const faults = faultsOfTerms(terms, dayIn(partner?.timeZone ?? 'UTC', now));
      if (faults.length > 0) throw new Problem('invalid-request', { errors: faults });
      const value = terms.value === undefined ? undefined : canonicalMoney(terms.value);
      const least = value === undefined ? null : leastAbove(value, policy.document);
      return {
        after: advance(deal, 'check-in', now, {
          protection,
          content: {
            ...deal.content,
            ...(terms.expectedCloseOn === undefined ? {} : { expectedCloseOn: terms.expectedCloseOn }),
            ...(value === undefined ? {} : { value }),
          },
        }),
        ...(value === undefined || least === null
          ? { happened: 'checked-in' }
          : {
              happened: 'checked-in-below-minimum',
              data: { value: value.amount, minimum: least.amount, currency: value.currency },
            }),
        note,
        noteFor: 'both',
      };
    }),
  ({ deal, policy }, { language }) => ownDealView(deal, policy.document.protection, language),
);
