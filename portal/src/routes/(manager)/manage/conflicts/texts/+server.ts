import { json } from '@sveltejs/kit';
import { readCaseTexts } from '@rafiq/shared/settings/case-texts-contract.ts';
import { apiOf } from '#lib/server/api.ts';
import type { RequestHandler } from './$types';

/** What to begin with when both sides of a case are written to: for a dialog that is opened on a page without it. */
export const GET: RequestHandler = async (event) => {
  if (event.locals.session === undefined) return json({ lists: null }, { status: 401 });
  const outcome = await apiOf(event).act(readCaseTexts, {});
  if (!outcome.ok) return json({ lists: null }, { status: outcome.problem.status });
  return json({ lists: outcome.value.lists });
};
