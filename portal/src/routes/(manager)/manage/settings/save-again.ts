/** Sends an earlier state of a settings form once more, for the button in a toast. */
import { actFromToast } from '#lib/components/act-from-toast.ts';
import { m } from '#lib/paraglide/messages.js';
import { toast } from '#lib/ui/toasts.svelte.ts';

/**
 * Answers whether it was saved.
 * @param fields as the form would post them, with the version that is to be replaced
 */
export async function saveAgain(
  action: string,
  fields: readonly (readonly [string, string])[],
): Promise<boolean> {
  const saved = (await actFromToast(action, fields)) !== undefined;
  if (saved) toast(m.settings_undone());
  return saved;
}
