import { error } from '@sveltejs/kit';
import { exportPerson } from '@rafiq/shared/identity/contract.ts';
import { apiOf } from '#lib/server/api.ts';
import { fileAnswer } from '#lib/server/file-answer.ts';
import { PostedForm } from '#lib/server/form.ts';
import type { RequestHandler } from './$types';

/** Everything kept of one person as a file. It is posted for, so that no address of a person stands in any log. */
export const POST: RequestHandler = async (event) => {
  const form = await PostedForm.of(event.request);
  const outcome = await apiOf(event).act(exportPerson, {
    body: { email: form.textOrEmpty('email') },
    idempotencyKey: form.idempotencyKey,
  });
  if (!outcome.ok) error(outcome.problem.status, outcome.problem.detail);
  return fileAnswer('person.json', outcome.value);
};
