import { claimLead } from '@rafiq/shared/leads/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { findPartner, mustBeActive } from '#functions/partners/index.ts';
import { calendarOf, readCalendars } from '#functions/settings/index.ts';
import { claimFromPool } from '../domain/answer-offer.ts';
import { claimLimits } from '../domain/claim-limits.ts';
import { deadline } from '../domain/clocks.ts';
import { mayClaim } from '../domain/distribution/may-claim.ts';
import { partnerOf } from '../own-offer.ts';
import { readPolicy } from '../read-policy.ts';
import { saveLead, untilSettled } from '../save-lead.ts';
import { findLead } from '../store/lead-store.ts';
import { ownerView } from '../views.ts';

/** Everything that decides a claim (1 request). */
const readAround = (leadId: string, partnerId: string) =>
  Promise.all([findLead(leadId), findPartner(partnerId), readPolicy(), readCalendars()]);

/** Of all moves the one that is raced for: with what is read ahead it is one reading and one transaction. */
export const claim = handle(
  claimLead,
  ({ leadId }, { caller, change, now }, ahead: Awaited<ReturnType<typeof readAround>> | undefined) => {
    let around = ahead;
    return untilSettled(async () => {
      const partnerId = partnerOf(caller);
      const [lead, partner, policy, calendars] = around ?? (await readAround(leadId, partnerId));
      // Whatever was read before a conflict is read again after it.
      around = undefined;
      if (lead === undefined || partner === undefined) throw new Problem('not-found');
      const need = {
        facts: lead.facts,
        refusedBy: lead.refusedBy,
        postalCode: lead.customer.postalCode,
        pooledFor: lead.pooledFor,
      };
      // A lead that was never in this partner's pool does not exist for it.
      if (!mayClaim(partner, need, policy.document, Date.parse(now))) throw new Problem('not-found');
      if (lead.state.substatus !== 'pooled') {
        // Whether somebody has it now is not told: whoever asks again would see a rival take it and give it back.
        const wasThere = lead.lastPooledAt !== null && lead.lastPooledAt >= partner.createdAt;
        throw new Problem(wasThere ? 'lead-already-claimed' : 'not-found');
      }
      const after = claimFromPool(
        lead,
        partner,
        now,
        deadline(now, policy.document.contactHours, policy.document, calendarOf(partner, calendars)),
      );
      return saveLead(
        change,
        {
          before: lead,
          after,
          happened: 'claimed',
          capacity: partner.capacity,
          claim: claimLimits(policy.document, now),
          extra: [mustBeActive(partnerId)],
        },
        after,
      );
    });
  },
  (lead, { language }) => ownerView(lead, language),
  ({ leadId }, partnerId) => readAround(leadId, partnerId),
);
