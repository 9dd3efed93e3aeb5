import { redirect } from '@sveltejs/kit';
import { readLead } from '@rafiq/shared/leads/contract.ts';
import { whyNotLead } from '@rafiq/shared/leads/why-not-contract.ts';
import type { Api, Answer } from '#lib/server/api.ts';

/** A lead the partner has. For one that it knew of and that went elsewhere, the page that says why. */
export async function readOwnLead(api: Api, leadId: string): Promise<Answer<typeof readLead>> {
  const asked = { params: { leadId } };
  const outcome = await api.act(readLead, asked);
  if (outcome.ok) return outcome.value;
  if (outcome.problem.code === 'not-found' && (await api.act(whyNotLead, asked)).ok)
    redirect(303, `/offers/${leadId}/why`);
  // Whatever else was refused becomes the error page.
  return api.read(readLead, asked);
}
