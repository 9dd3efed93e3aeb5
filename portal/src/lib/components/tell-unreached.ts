import { m } from '#lib/paraglide/messages.js';
import { toast } from '#lib/ui/toasts.svelte.ts';

/** Says that nobody knows what became of something that was sent: for want of a connection, or for another reason. */
export const tellUnreached = (): void =>
  toast(navigator.onLine ? m.error_unexpected_text() : m.error_offline_text(), { tone: 'critical' });
