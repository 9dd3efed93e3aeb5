/** Posts to an action from the button of a toast, which no form stands around. */
import { deserialize } from '$app/forms';
import { refreshAll } from '$app/navigation';
import { m } from '#lib/paraglide/messages.js';
import { toast } from '#lib/ui/toasts.svelte.ts';
import { sessionExpiry } from './session-expiry.svelte.ts';
import type { ActionAnswer } from './submission.svelte.ts';
import { tellUnreached } from './tell-unreached.ts';

/**
 * Posts these fields and reads the page anew. Answers what the action did; undefined where it was refused, nobody
 * knows whether it came through, or signing in is needed: that has been told.
 * @param fields as a form would post them
 */
export async function actFromToast<Done extends Record<string, unknown>>(
  action: string,
  fields: readonly (readonly [string, string])[] = [],
): Promise<Done | undefined> {
  const body = new FormData();
  for (const [name, value] of [['idempotencyKey', crypto.randomUUID()], ...fields] as const)
    body.append(name, value);
  try {
    const response = await fetch(action, { method: 'POST', body, headers: { accept: 'application/json' } });
    if (response.status === 401) {
      sessionExpiry.expired = true;
      return undefined;
    }
    const result = deserialize<Done, Pick<ActionAnswer, 'problem'>>(await response.text());
    // What was done is done, also where the page cannot be read again just now.
    await refreshAll().catch(console.debug);
    if (result.type === 'success') return result.data;
    const problem = result.type === 'failure' ? result.data?.problem : undefined;
    toast(problem?.detail ?? m.error_unexpected_text(), { tone: 'critical' });
  } catch (error) {
    console.debug(error); // whether it came through is not known; the page says what is true once it is read again
    tellUnreached();
  }
  return undefined;
}
