import { redistributeLead } from '@rafiq/shared/leads/contract.ts';
import { mayMove } from '@rafiq/shared/leads/status.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { redistribute as distributeAgain } from '../domain/assign-lead.ts';
import { leadWithinReach } from '../reach.ts';
import { saveLead, untilSettled } from '../save-lead.ts';
import { vendorView } from '../views.ts';

export const redistribute = handle(
  redistributeLead,
  ({ leadId }, { caller, change, now }) =>
    untilSettled(async () => {
      const lead = await leadWithinReach(caller, leadId);
      if (!mayMove(lead.state.substatus, 'redistribute')) {
        throw new Problem('illegal-move', { params: { from: lead.state.substatus, move: 'redistribute' } });
      }
      if (!lead.consentToShare.given) throw new Problem('consent-missing');
      const after = distributeAgain(lead, now);
      return saveLead(change, { before: lead, after, happened: 'redistributed' }, after);
    }),
  (lead, { caller, language }) => vendorView(lead, caller, language),
);
