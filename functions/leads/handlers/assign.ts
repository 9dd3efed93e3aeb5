import { assignLead } from '@rafiq/shared/leads/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { moveByManager, readAssignee } from '../managers-move.ts';
import { leadWithinReach } from '../reach.ts';
import { saveLead, untilSettled } from '../save-lead.ts';
import { vendorView } from '../views.ts';

export const assign = handle(
  assignLead,
  ({ leadId }, { caller, body, change, now, newId }) =>
    untilSettled(async () => {
      const [lead, to] = await Promise.all([
        leadWithinReach(caller, leadId),
        readAssignee(caller, body.partnerId, '/partnerId'),
      ]);
      const move = moveByManager(lead, { kind: 'assign', to, note: body.note }, now, newId);
      return saveLead(change, move, move.after);
    }),
  (lead, { caller, language }) => vendorView(lead, caller, language),
);
