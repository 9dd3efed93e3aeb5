/** Sends an earlier state of a settings form once more, for the button in a toast, which no form stands around. */
import { deserialize } from '$app/forms';
import { refreshAll } from '$app/navigation';
import type { ActionAnswer } from '#lib/components/submission.svelte.ts';
import { sessionExpiry } from '#lib/components/session-expiry.svelte.ts';
import { m } from '#lib/paraglide/messages.js';
import { toast } from '#lib/ui/toasts.svelte.ts';

type Answered = Pick<ActionAnswer, 'problem'>;

/** @param fields as the form would post them, with the version that is to be replaced */
export async function saveAgain(
  action: string,
  fields: readonly (readonly [string, string])[],
): Promise<void> {
  const body = new FormData();
  for (const [name, value] of fields) body.append(name, value);
  try {
    const response = await fetch(action, { method: 'POST', body, headers: { accept: 'application/json' } });
    if (response.status === 401) {
      sessionExpiry.expired = true;
      return;
    }
    const result = deserialize<Answered, Answered>(await response.text());
    await refreshAll();
    if (result.type === 'success') toast(m.settings_undone());
    else {
      const problem = result.type === 'failure' ? result.data?.problem : undefined;
      toast(problem?.detail ?? m.error_unexpected_text(), { tone: 'critical' });
    }
  } catch {
    // Whether it came through is not known; the page says what is true once it is read again.
    toast(navigator.onLine ? m.error_unexpected_text() : m.error_offline_text(), { tone: 'critical' });
  }
}
