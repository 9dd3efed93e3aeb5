import { whyNotLead } from '@rafiq/shared/leads/why-not-contract.ts';
import { apiOf } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

/** Why a lead that the partner knew of went elsewhere. */
export const load: PageServerLoad = async (event) => {
  const { leadId } = event.params;
  return { answer: await apiOf(event).read(whyNotLead, { params: { leadId } }) };
};
