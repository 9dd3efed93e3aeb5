import { acceptOffer as route } from '@rafiq/shared/leads/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { findPartner, mustBeActive } from '#functions/partners/index.ts';
import { calendarOf, readCalendars } from '#functions/settings/index.ts';
import { acceptOffer as accept } from '../domain/answer-offer.ts';
import { deadline } from '../domain/clocks.ts';
import { answerableOffer, partnerOf } from '../own-offer.ts';
import { readPolicy } from '../read-policy.ts';
import { saveLead, untilSettled } from '../save-lead.ts';
import { ownerView } from '../views.ts';

export const acceptOffer = handle(
  route,
  ({ offerId }, { caller, change, now }) =>
    untilSettled(async () => {
      const partnerId = partnerOf(caller);
      const [{ lead, offer }, partner, policy, calendars] = await Promise.all([
        answerableOffer(partnerId, offerId, now),
        findPartner(partnerId),
        readPolicy(),
        readCalendars(),
      ]);
      if (partner === undefined) throw new Problem('not-found');
      const after = accept(
        lead,
        offer,
        now,
        deadline(now, policy.document.contactHours, policy.document, calendarOf(partner, calendars)),
      );
      return saveLead(
        change,
        {
          before: lead,
          after,
          happened: 'accepted',
          vendorData: { waitedMinutes: Math.round((Date.parse(now) - Date.parse(offer.offeredAt)) / 60_000) },
          answered: { status: 'accepted', reason: null },
          extra: [mustBeActive(partnerId)],
        },
        after,
      );
    }),
  (lead, { language }) => ownerView(lead, language),
);
