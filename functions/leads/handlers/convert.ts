import { canonicalMoney } from '@rafiq/shared/money.ts';
import { convertLead } from '@rafiq/shared/leads/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { close } from '../domain/work-lead.ts';
import { workOn } from '../own-lead.ts';
import { ownerView } from '../views.ts';

export const convert = handle(
  convertLead,
  ({ leadId }, { caller, body, change, now }) =>
    workOn(leadId, 'convert', caller, change, (lead, from) => ({
      after: close(
        lead,
        from,
        {
          substatus: 'converted',
          reason: null,
          note: body.note ?? null,
          dealValue: body.value === undefined ? null : canonicalMoney(body.value),
        },
        now,
      ),
      happened: 'converted',
      note: body.note,
    })),
  (lead, { language }) => ownerView(lead, language),
);
