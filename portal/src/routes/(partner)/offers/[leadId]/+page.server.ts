import { redirect } from '@sveltejs/kit';
import { apiOf } from '#lib/server/api.ts';
import { readOwnLead } from '../../read-own-lead.ts';
import type { PageServerLoad } from './$types';

/** A lead before acceptance. Once it is one's own, its page is among the leads. */
export const load: PageServerLoad = async (event) => {
  const { leadId } = event.params;
  const lead = await readOwnLead(apiOf(event), leadId);
  if (lead.view !== 'offered') redirect(303, `/leads/${leadId}`);
  return { lead, dialog: event.url.searchParams.get('do') };
};
