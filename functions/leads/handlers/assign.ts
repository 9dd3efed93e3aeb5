import { assignLead } from '@rafiq/shared/leads/contract.ts';
import { mayMove } from '@rafiq/shared/leads/status.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { findPartner, mustBeActive, portfolioOf } from '#functions/partners/index.ts';
import { assignTo } from '../domain/assign-lead.ts';
import { deadline } from '../domain/clocks.ts';
import { holderOf } from '../domain/lead.ts';
import { leadWithinReach } from '../reach.ts';
import { readPolicy } from '../read-policy.ts';
import { saveLead, untilSettled } from '../save-lead.ts';
import { creditWrites } from '../store/standings.ts';
import { vendorView } from '../views.ts';

const unknownPartner = () =>
  new Problem('unknown-reference', { errors: [{ pointer: '/partnerId', code: 'unknown-reference' }] });

export const assign = handle(
  assignLead,
  ({ leadId }, { caller, body, change, now, newId }) =>
    untilSettled(async () => {
      const [lead, partner, policy] = await Promise.all([
        leadWithinReach(caller, leadId),
        findPartner(body.partnerId),
        readPolicy(),
      ]);
      if (partner === undefined) throw unknownPartner();
      if (
        caller.role === 'channel-manager' &&
        !(await portfolioOf(caller.userId)).partnerIds.has(partner.id)
      ) {
        throw unknownPartner();
      }
      if (!mayMove(lead.state.substatus, 'assign') || holderOf(lead)?.partnerId === partner.id) {
        throw new Problem('illegal-move', { params: { from: lead.state.substatus, move: 'assign' } });
      }
      if (!lead.consentToShare.given) throw new Problem('consent-missing');
      if (partner.status !== 'active') throw new Problem('partner-not-active');
      const offer = {
        offerId: newId('offer'),
        partnerId: partner.id,
        partnerName: partner.name,
        expiresAt: deadline(now, policy.document.acceptHours, policy.document, partner),
      };
      const after = assignTo(lead, offer, now);
      const superseded = lead.state.substatus === 'offered' ? lead.state : null;
      return saveLead(
        change,
        {
          before: lead,
          after,
          happened: 'assigned',
          vendorData: { supersededPartnerName: superseded?.partnerName ?? null },
          note: body.note,
          capacity: partner.capacity,
          ...(superseded === null ? {} : { answered: { status: 'withdrawn', reason: null } }),
          extra: [
            mustBeActive(partner.id),
            ...(superseded === null ? [] : creditWrites(superseded.partnerId, superseded.turnIn)),
          ],
        },
        after,
      );
    }),
  (lead, { caller, language }) => vendorView(lead, caller, language),
);
