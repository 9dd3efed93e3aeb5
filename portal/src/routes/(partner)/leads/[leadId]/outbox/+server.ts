import { error, json } from '@sveltejs/kit';
import { readLead } from '@rafiq/shared/leads/contract.ts';
import { answerOfProblem } from '#lib/road/outbox.ts';
import type { SendAnswer } from '#lib/road/outbox.ts';
import { moveOf, waitingActs } from '#lib/road/outbox-item.ts';
import { apiOf, mustSignIn } from '#lib/server/api.ts';
import { PostedForm } from '#lib/server/form.ts';
import { moveLead } from '#lib/server/lead-moves.ts';
import { writeLead } from '#lib/server/timeline-actions.ts';
import { m } from '#lib/paraglide/messages.js';
import type { RequestEvent, RequestHandler } from './$types';

/** The lead's version after a note that moved it; null if somebody else has moved it as well. */
async function versionAfterNote(event: RequestEvent, basedOn: number | undefined): Promise<number | null> {
  const lead = await apiOf(event).act(readLead, { params: event.params });
  const version = lead.ok ? lead.value.version : null;
  return basedOn !== undefined && version === basedOn + 1 ? version : null;
}

/** Takes one form that was filled in without a connection. What the API refuses is an answer, not a failure. */
export const POST: RequestHandler = async (event) => {
  const { leadId } = event.params;
  const form = await PostedForm.of(event.request);
  const { session } = event.locals;
  // Whoever is signed in by now sends nothing that somebody else has written.
  if (session === undefined || session.member.id !== form.text('memberId')) return mustSignIn(event);
  const act = waitingActs.find((known) => known === form.text('act'));
  if (act === undefined || form.idempotencyKey === undefined) error(400, m.error_unexpected_text());
  if (act !== 'write') {
    const outcome = await moveLead(event, leadId, act, form);
    return json(
      outcome.ok
        ? ({ kind: 'sent', version: outcome.value.version } satisfies SendAnswer)
        : answerOfProblem(outcome.problem),
    );
  }
  const outcome = await writeLead(event, leadId, form);
  if (!outcome.ok) return json(answerOfProblem(outcome.problem));
  const moved = moveOf({ act, fields: Object.entries(form.values) }) !== null;
  const version = moved ? await versionAfterNote(event, form.number('basedOn')) : null;
  return json({ kind: 'sent', version } satisfies SendAnswer);
};
