import { redirect } from '@sveltejs/kit';
import { mayMove } from '@rafiq/shared/leads/status.ts';
import { apiOf } from '#lib/server/api.ts';
import { readOwnLead } from '../../read-own-lead.ts';
import { dealFormActions } from '../deal-form-actions.ts';
import { dealFormChoices } from '../deal-form-choices.ts';
import { contentOfLead, fieldsOf } from '../deal-fields.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const leadId = event.url.searchParams.get('lead');
  const [choices, lead] = await Promise.all([
    dealFormChoices(event),
    leadId === null ? null : readOwnLead(apiOf(event), leadId),
  ]);
  // A deal comes of a lead that is worked on: of any other its own page says how it stands.
  if (lead !== null && (lead.view !== 'partner' || !mayMove(lead.substatus, 'disqualify')))
    redirect(303, `/leads/${lead.id}`);
  return {
    ...choices,
    leadId,
    fields: fieldsOf(lead === null ? { company: {} } : contentOfLead(lead)),
  };
};

export const actions = dealFormActions satisfies Actions;
