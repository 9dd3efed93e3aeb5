import { redirect } from '@sveltejs/kit';
import { updateMe } from '@rafiq/shared/identity/contract.ts';
import { apiOf } from '#lib/server/api.ts';
import { rememberMember } from '#lib/server/current-session.ts';
import { keepPreference } from '#lib/server/preferences.ts';
import { safeReturnPath } from '#lib/road/return-path.ts';
import { isLocale } from '#lib/locale.ts';
import type { RequestHandler } from './$types';

/** Keeps a choice of language, theme, zone or calendar, and leads back to where it was made. */
export const POST: RequestHandler = async (event) => {
  const { cookies, locals, request } = event;
  const form = await request.formData();
  for (const preference of ['locale', 'theme', 'timeZone', 'calendar'] as const) {
    const value = form.get(preference);
    if (typeof value === 'string') keepPreference(cookies, preference, value);
  }
  const language = form.get('locale');
  // Mail and other browsers speak the chosen language too. Should that fail, this browser still does.
  if (locals.session !== undefined && isLocale(language)) {
    const { member } = locals.session;
    const outcome = await apiOf(event).act(updateMe, { body: { language }, ifMatch: member.version });
    if (outcome.ok) await rememberMember(locals.session, outcome.value);
  }
  const wanted = form.get('return');
  redirect(303, safeReturnPath(typeof wanted === 'string' ? wanted : null));
};
