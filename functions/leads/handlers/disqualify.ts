import { disqualifyLead } from '@rafiq/shared/leads/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { close } from '../domain/work-lead.ts';
import { workOn } from '../own-lead.ts';
import { ownerView } from '../views.ts';

export const disqualify = handle(
  disqualifyLead,
  ({ leadId }, { caller, body, change, now }) =>
    workOn(leadId, 'disqualify', caller, change, (lead, from) => ({
      after: close(
        lead,
        from,
        { substatus: 'disqualified', reason: body.reason, note: body.note ?? null, dealValue: null },
        now,
      ),
      happened: 'disqualified',
      data: { reason: body.reason },
      note: body.note,
    })),
  (lead, { language }) => ownerView(lead, language),
);
