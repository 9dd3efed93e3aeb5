import { m } from '#lib/paraglide/messages.js';

/** What an error page says. A sentence of the API is in the reader's language already and is kept. */
export function errorWords(status: number, error: App.Error | null): { title: string; text: string } {
  if (status === 404) return { title: m.error_not_found_title(), text: m.error_not_found_text() };
  if (error?.code === 'partner-suspended') {
    return { title: m.partner_suspended_title(), text: m.partner_suspended_text() };
  }
  if (status === 403)
    return { title: m.error_forbidden_title(), text: error?.code ? error.message : m.error_forbidden_text() };
  if (status === 429) return { title: m.error_busy_title(), text: m.error_busy_text() };
  if (status === 503) return { title: m.error_unavailable_title(), text: m.error_unavailable_text() };
  if (status < 500 && error?.code) return { title: m.error_refused_title(), text: error.message };
  return { title: m.error_unexpected_title(), text: m.error_unexpected_text() };
}
