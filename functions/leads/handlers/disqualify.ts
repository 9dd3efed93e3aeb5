import { disqualifyLead } from '@rafiq/shared/leads/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { endLead } from '../end-lead.ts';
import { ownerView } from '../views.ts';

export const disqualify = handle(
  disqualifyLead,
  ({ leadId }, { caller, body, change }) => endLead(leadId, 'disqualify', body, { caller, change }),
  (lead, { language }) => ownerView(lead, language),
);
