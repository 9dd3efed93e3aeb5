import { json } from '@sveltejs/kit';
import { explainLead } from '@rafiq/shared/leads/decision-contract.ts';
import { apiOf } from '#lib/server/api.ts';
import type { RequestHandler } from './$types';

/** How a lead was placed, for whoever opens that on its page: most never do, and it would be a seventh of the page. */
export const GET: RequestHandler = async (event) => {
  if (event.locals.session === undefined) return json({ decision: null }, { status: 401 });
  const { leadId } = event.params;
  const outcome = await apiOf(event).act(explainLead, { params: { leadId } });
  if (!outcome.ok) return json({ decision: null }, { status: outcome.problem.status });
  return json({ decision: outcome.value });
};
