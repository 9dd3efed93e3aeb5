import { qualifyLead } from '@rafiq/shared/leads/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { qualify as qualifyNeed } from '../domain/work-lead.ts';
import { workOn } from '../own-lead.ts';
import { ownerView } from '../views.ts';

export const qualify = handle(
  qualifyLead,
  ({ leadId }, { caller, body, change, now }) =>
    workOn(leadId, 'qualify', caller, change, (lead, from) => ({
      after: qualifyNeed(lead, from, now),
      happened: 'qualified',
      note: body.note,
    })),
  (lead, { language }) => ownerView(lead, language),
);
