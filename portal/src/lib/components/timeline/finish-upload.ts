import { deserialize } from '$app/forms';
import type { ActionAnswer } from '#lib/components/submission.svelte.ts';

/**
 * Tells the page's own action that a file has arrived, as its form would.
 * @throws Error if the portal could not be reached or did not answer as an action does
 */
export async function finishUpload(pathname: string, attachmentId: string): Promise<ActionAnswer> {
  const body = new FormData();
  body.set('attachmentId', attachmentId);
  body.set('idempotencyKey', attachmentId);
  const answer = await fetch(`${pathname}?/finish`, {
    method: 'POST',
    headers: { 'x-sveltekit-action': 'true', accept: 'application/json' },
    body,
  });
  const result = deserialize(await answer.text());
  if (result.type !== 'success' && result.type !== 'failure') throw new Error(`Answered ${result.type}`);
  return result.data as unknown as ActionAnswer;
}
