import { expireLead } from '@rafiq/shared/leads/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { offeredReason } from '#functions/settings/index.ts';
import { moveByManager } from '../managers-move.ts';
import { leadWithinReach } from '../reach.ts';
import { saveLead, untilSettled } from '../save-lead.ts';
import { vendorView } from '../views.ts';

export const expire = handle(
  expireLead,
  ({ leadId }, { caller, body, change, now, newId }) =>
    untilSettled(async () => {
      const [lead, given] = await Promise.all([
        leadWithinReach(caller, leadId),
        offeredReason('expire', body.reason),
      ]);
      const move = moveByManager(lead, { kind: 'expire', given, note: body.note }, now, newId);
      return saveLead(change, move, move.after);
    }),
  (lead, { caller, language }) => vendorView(lead, caller, language),
);
