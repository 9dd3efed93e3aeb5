import { json } from '@sveltejs/kit';
import { listPartners } from '@rafiq/shared/partners/contract.ts';
import { apiOf } from '#lib/server/api.ts';
import { queryFields } from '../../../query-fields.ts';
import { foundPartner } from '../found-partner.ts';
import type { RequestHandler } from './$types';

const most = 6;

/** Partners by words of their names, for choosing one; `active=1` leaves out those that can be given nothing. */
export const GET: RequestHandler = async (event) => {
  if (event.locals.session === undefined) return json({ found: [] }, { status: 401 });
  const field = queryFields(event.url);
  const outcome = await apiOf(event).act(listPartners, {
    query: {
      q: field.words(),
      country: field.country(),
      status: field.text('active') === '1' ? 'active' : undefined,
      limit: most,
    },
  });
  return outcome.ok
    ? json({ found: outcome.value.items.map(foundPartner) })
    : json({ found: [] }, { status: outcome.problem.status });
};
