/** Copies a text from a button, and tells so. */
import { m } from '#lib/paraglide/messages.js';
import { toast } from '#lib/ui/toasts.svelte.ts';

export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast(m.ui_copied());
  } catch (error) {
    console.debug(error); // not allowed by this browser: the text stands there to be marked by hand
    toast(m.ui_not_copied(), { tone: 'critical' });
  }
}
