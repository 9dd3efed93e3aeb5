import { json } from '@sveltejs/kit';
import { listDeals } from '@rafiq/shared/deals/contract.ts';
import { nameMatches } from '#lib/components/policy/name-matches.ts';
import { apiOf } from '#lib/server/api.ts';
import { queryFields } from '../../../query-fields.ts';
import { vendorDeals } from '../deal-row.ts';
import { foundDeal } from '../found-deal.ts';
import type { RequestHandler } from './$types';

/** The API lists registrations and finds none by words: so many, the last changed, are looked through. */
const lookedAt = 100;
const most = 6;

/** Registrations by words of their companies or partners, for choosing one. */
export const GET: RequestHandler = async (event) => {
  if (event.locals.session === undefined) return json({ found: [] }, { status: 401 });
  const words = queryFields(event.url).words() ?? '';
  const outcome = await apiOf(event).act(listDeals, { query: { limit: lookedAt } });
  if (!outcome.ok) return json({ found: [] }, { status: outcome.problem.status });
  const found = vendorDeals(outcome.value.items).filter(({ content, partner }) =>
    nameMatches(`${content.company.name ?? ''} ${partner.name}`, words),
  );
  return json({ found: found.slice(0, most).map(foundDeal) });
};
