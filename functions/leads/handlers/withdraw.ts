import { withdrawLead } from '@rafiq/shared/leads/contract.ts';
import { mayMove } from '@rafiq/shared/leads/status.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { withdraw as takeBack } from '../domain/assign-lead.ts';
import { leadWithinReach } from '../reach.ts';
import { saveLead, untilSettled } from '../save-lead.ts';
import { creditWrites } from '../store/standings.ts';
import { vendorView } from '../views.ts';

export const withdraw = handle(
  withdrawLead,
  ({ leadId }, { caller, body, change, now }) =>
    untilSettled(async () => {
      const lead = await leadWithinReach(caller, leadId);
      const { state } = lead;
      if (!mayMove(state.substatus, 'withdraw')) {
        throw new Problem('illegal-move', { params: { from: state.substatus, move: 'withdraw' } });
      }
      const after = takeBack(lead, now);
      return saveLead(
        change,
        {
          before: lead,
          after,
          happened: 'withdrawn',
          data: { reason: body.reason },
          note: body.note,
          ...(state.substatus === 'offered'
            ? {
                answered: { status: 'withdrawn', reason: body.reason },
                extra: creditWrites(state.partnerId, state.turnIn),
              }
            : {}),
        },
        after,
      );
    }),
  (lead, { caller, language }) => vendorView(lead, caller, language),
);
