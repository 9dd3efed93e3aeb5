import { json } from '@sveltejs/kit';
import { readView, updateView } from '@rafiq/shared/views/contract.ts';
import { apiOf } from '#lib/server/api.ts';
import type { RequestHandler } from './$types';

/** Takes a removal back, for the button in a toast, which no form stands around. */
export const POST: RequestHandler = async (event) => {
  const { viewId } = event.params;
  const api = apiOf(event);
  const view = await api.read(readView, { params: { viewId } });
  const outcome = await api.act(updateView, {
    params: { viewId },
    body: { removed: false },
    ifMatch: view.version,
  });
  return outcome.ok
    ? json({})
    : json({ problem: outcome.problem.detail }, { status: outcome.problem.status });
};
