import { submitLead as route } from '@rafiq/shared/leads/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { submitLead } from '../submit-lead.ts';
import { vendorView } from '../views.ts';

export const submit = handle(
  route,
  async (_params, { body, change }) => submitLead(body, change),
  ({ lead }, { caller, language }) => vendorView(lead, caller, language),
);
