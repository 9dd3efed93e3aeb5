import { disqualifyLead } from '@rafiq/shared/leads/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { offeredReason, toldReason } from '#functions/settings/index.ts';
import { close } from '../domain/work-lead.ts';
import { workOn } from '../own-lead.ts';
import { ownerView } from '../views.ts';

export const disqualify = handle(
  disqualifyLead,
  async ({ leadId }, { caller, body, change, now }) => {
    const given = await offeredReason('disqualify', body.reason);
    return workOn(leadId, 'disqualify', caller, change, (lead, from) => ({
      after: close(
        lead,
        from,
        { substatus: 'disqualified', reason: body.reason, note: body.note ?? null, dealValue: null },
        now,
      ),
      happened: 'disqualified',
      data: toldReason(given),
      note: body.note,
    }));
  },
  (lead, { language }) => ownerView(lead, language),
);
