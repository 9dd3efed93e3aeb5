import { json } from '@sveltejs/kit';
import { listProducts } from '@rafiq/shared/products/contract.ts';
import { apiOf } from '#lib/server/api.ts';
import { queryFields } from '../../../query-fields.ts';
import type { RequestHandler } from './$types';

const most = 20;

/** Products by words of their names, for choosing some. */
export const GET: RequestHandler = async (event) => {
  if (event.locals.session === undefined) return json({ found: [] }, { status: 401 });
  const outcome = await apiOf(event).act(listProducts, {
    query: { q: queryFields(event.url).words(), limit: most },
  });
  return outcome.ok
    ? json({ found: outcome.value.items.map(({ id, name }) => ({ value: id, label: name })) })
    : json({ found: [] }, { status: outcome.problem.status });
};
