import { error, json } from '@sveltejs/kit';
import { tryRegistration, type RegistrationToTry } from '@rafiq/shared/deals/conflict-try-contract.ts';
import type { WrittenConflictPolicy } from '@rafiq/shared/deals/conflict-policy-contract.ts';
import * as z from 'zod';
import { shownProblem } from '#lib/server/answer.ts';
import { apiOf } from '#lib/server/api.ts';
import { partnerNames } from '../../../deals/partner-names.ts';
import type { RequestHandler } from './$types';

/** The API judges the rest and says what is wrong where it stands. */
const asked = z.object({ document: z.looseObject({}), registration: z.looseObject({}) });

/** Tries the draft on the screen on one registration; what was refused comes back as to a form. */
export const POST: RequestHandler = async (event) => {
  const body = asked.safeParse(await event.request.json()).data;
  if (body === undefined) error(400);
  const api = apiOf(event);
  const outcome = await api.act(tryRegistration, {
    body: {
      document: body.document as WrittenConflictPolicy,
      registration: body.registration as RegistrationToTry,
    },
  });
  return outcome.ok
    ? json({ tried: { ...outcome.value, names: await partnerNames(api, outcome.value.verdicts, {}) } })
    : json({ problem: shownProblem(outcome.problem) }, { status: outcome.problem.status });
};
