import { loseLead } from '@rafiq/shared/leads/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { endLead } from '../end-lead.ts';
import { ownerView } from '../views.ts';

export const lose = handle(
  loseLead,
  ({ leadId }, { caller, body, change }) => endLead(leadId, 'lose', body, { caller, change }),
  (lead, { language }) => ownerView(lead, language),
);
