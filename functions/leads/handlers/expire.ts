import { expireLead } from '@rafiq/shared/leads/contract.ts';
import { mayMove } from '@rafiq/shared/leads/status.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { expire as closeUntaken } from '../domain/assign-lead.ts';
import { leadWithinReach } from '../reach.ts';
import { saveLead, untilSettled } from '../save-lead.ts';
import { vendorView } from '../views.ts';

export const expire = handle(
  expireLead,
  ({ leadId }, { caller, body, change, now }) =>
    untilSettled(async () => {
      const lead = await leadWithinReach(caller, leadId);
      if (!mayMove(lead.state.substatus, 'expire')) {
        throw new Problem('illegal-move', { params: { from: lead.state.substatus, move: 'expire' } });
      }
      const after = closeUntaken(lead, { reason: body.reason, note: body.note ?? null }, now);
      return saveLead(
        change,
        { before: lead, after, happened: 'expired', data: { reason: body.reason }, note: body.note },
        after,
      );
    }),
  (lead, { caller, language }) => vendorView(lead, caller, language),
);
