import { readMe, updateMe } from '@rafiq/shared/identity/contract.ts';
import { readNoticePreferences, updateNoticePreferences } from '@rafiq/shared/notices/contract.ts';
import { done, refused } from '#lib/server/answer.ts';
import { apiOf } from '#lib/server/api.ts';
import { rememberMember } from '#lib/server/current-session.ts';
import { PostedForm } from '#lib/server/form.ts';
import { keepPreference } from '#lib/server/preferences.ts';
import { calendars, isCalendar } from '#lib/format/reader.ts';
import { zoneChoices } from '#lib/format/zones.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  me: await apiOf(event).read(readMe, {}),
  mailing: await apiOf(event).read(readNoticePreferences, {}),
  timeZones: zoneChoices([event.locals.reader.timeZone], event.url.searchParams.has('zones')),
});

export const actions: Actions = {
  me: async (event) => {
    const form = await PostedForm.of(event.request);
    const calendar = calendars.find((known) => known === form.text('calendar')) ?? null;
    const timeZone = form.text('timeZone') ?? null;
    const outcome = await apiOf(event).act(updateMe, {
      body: { name: form.text('name') ?? null, timeZone, calendar },
      ifMatch: form.number('version') ?? 0,
    });
    if (!outcome.ok) return refused('preferences', outcome.problem);
    if (event.locals.session) await rememberMember(event.locals.session, outcome.value);
    if (timeZone !== null) keepPreference(event.cookies, 'timeZone', timeZone);
    if (isCalendar(calendar)) keepPreference(event.cookies, 'calendar', calendar);
    return done('preferences', m.ui_saved());
  },
  mail: async (event) => {
    const form = await PostedForm.of(event.request);
    // A box that is not ticked is not sent: the form names what it offered.
    const mail = Object.fromEntries(form.texts('offered').map((kind) => [kind, form.ticked(kind)]));
    const outcome = await apiOf(event).act(updateNoticePreferences, {
      body: { mail },
      ifMatch: form.number('version') ?? 0,
    });
    return outcome.ok ? done('mail', m.ui_saved()) : refused('mail', outcome.problem);
  },
};
