import { json } from '@sveltejs/kit';
import { listLeads } from '@rafiq/shared/leads/contract.ts';
import { apiOf } from '#lib/server/api.ts';
import { queryFields } from '../../../query-fields.ts';
import { vendorLeads } from '../lead-row.ts';
import { foundLead } from '../found-lead.ts';
import type { RequestHandler } from './$types';

const most = 6;

/** Leads by words of their companies, for choosing one. */
export const GET: RequestHandler = async (event) => {
  if (event.locals.session === undefined) return json({ found: [] }, { status: 401 });
  const outcome = await apiOf(event).act(listLeads, {
    query: { q: queryFields(event.url).words(), limit: most },
  });
  return outcome.ok
    ? json({ found: vendorLeads(outcome.value.items).map(foundLead) })
    : json({ found: [] }, { status: outcome.problem.status });
};
