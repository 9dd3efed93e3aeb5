import { error, json } from '@sveltejs/kit';
import { tryLead } from '@rafiq/shared/leads/try-contract.ts';
import type { WrittenPolicy } from '@rafiq/shared/leads/policy-contract.ts';
import * as z from 'zod';
import { shownProblem } from '#lib/server/answer.ts';
import { apiOf } from '#lib/server/api.ts';
import { rulesIn } from '../posted-rules.ts';
import type { RequestHandler } from './$types';

/** Only as much as ids need; the API judges the rest and says what is wrong where it stands. */
const asked = z.object({
  document: z.looseObject({ rules: z.array(z.unknown()) }),
  lead: z.looseObject({}),
});

/** Tries the draft on the screen on one lead; what was refused comes back as to a form. */
export const POST: RequestHandler = async (event) => {
  const body = asked.safeParse(await event.request.json());
  const rules = body.data && rulesIn(JSON.stringify(body.data.document.rules));
  if (body.data === undefined || rules === undefined) error(400);
  const document = { ...body.data.document, rules } as WrittenPolicy;
  const outcome = await apiOf(event).act(tryLead, { body: { document, lead: body.data.lead } });
  return outcome.ok
    ? json({ tried: outcome.value })
    : json({ problem: shownProblem(outcome.problem) }, { status: outcome.problem.status });
};
