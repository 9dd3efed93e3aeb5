import { declineOffer as route } from '@rafiq/shared/leads/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { offeredReason, toldReason } from '#functions/settings/index.ts';
import { returnToDistribution } from '../domain/answer-offer.ts';
import { answerableOffer, partnerOf } from '../own-offer.ts';
import { readPolicy } from '../read-policy.ts';
import { withTextOrNull } from '#functions/kernel/reason-text.ts';
import { saveLead, untilSettled } from '../save-lead.ts';
import { offerOf } from '../store/lead-items.ts';
import { creditWrites } from '../store/standings.ts';

export const declineOffer = handle(
  route,
  ({ offerId }, { caller, body, change, now }) =>
    untilSettled(async () => {
      const partnerId = partnerOf(caller);
      const [{ lead, offer }, policy, given] = await Promise.all([
        answerableOffer(partnerId, offerId, now),
        readPolicy(),
        offeredReason('decline', body.reason),
      ]);
      const answered = { status: 'declined', reason: body.reason } as const;
      return saveLead(
        change,
        {
          before: lead,
          after: returnToDistribution(lead, partnerId, now),
          happened: 'declined',
          data: toldReason(given),
          note: body.note,
          answered,
          extra: policy.document.declineGivesTurnBack ? creditWrites(partnerId, offer.turnIn) : [],
        },
        offerOf(lead, offer, { ...answered, at: now }),
      );
    }),
  (offer, { language }) => ({ ...offer, why: withTextOrNull(offer.why, language) }),
);
