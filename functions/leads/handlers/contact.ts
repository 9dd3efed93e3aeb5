import { contactLead } from '@rafiq/shared/leads/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { contact as contactCustomer } from '../domain/work-lead.ts';
import { workOn } from '../own-lead.ts';
import { ownerView } from '../views.ts';

export const contact = handle(
  contactLead,
  ({ leadId }, { caller, body, change, now }) =>
    workOn(leadId, 'contact', caller, change, (lead, from) => ({
      after: contactCustomer(lead, from, now),
      happened: 'contacted',
      data: { channel: body.channel },
      note: body.note,
    })),
  (lead, { language }) => ownerView(lead, language),
);
