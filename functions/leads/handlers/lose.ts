import { loseLead } from '@rafiq/shared/leads/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { close } from '../domain/work-lead.ts';
import { workOn } from '../own-lead.ts';
import { ownerView } from '../views.ts';

export const lose = handle(
  loseLead,
  ({ leadId }, { caller, body, change, now }) =>
    workOn(leadId, 'lose', caller, change, (lead, from) => ({
      after: close(
        lead,
        from,
        { substatus: 'lost', reason: body.reason, note: body.note ?? null, dealValue: null },
        now,
      ),
      happened: 'lost',
      data: { reason: body.reason },
      note: body.note,
    })),
  (lead, { language }) => ownerView(lead, language),
);
