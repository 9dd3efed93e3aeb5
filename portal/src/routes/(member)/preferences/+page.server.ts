import { readMe, updateMe } from '@rafiq/shared/identity/contract.ts';
import { readNoticePreferences, updateNoticePreferences } from '@rafiq/shared/notices/contract.ts';
import { done, refused } from '#lib/server/answer.ts';
import { apiOf, mustSignIn } from '#lib/server/api.ts';
import { endSessions, ownSessions, rememberMember } from '#lib/server/current-session.ts';
import { PostedForm } from '#lib/server/form.ts';
import { keepPreference } from '#lib/server/preferences.ts';
import { calendars, isCalendar } from '#lib/format/reader.ts';
import { zoneChoices } from '#lib/format/zones.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { session, reader } = event.locals;
  if (session === undefined) return mustSignIn(event);
  const api = apiOf(event);
  const [me, mailing, sessions] = await Promise.all([
    api.read(readMe, {}),
    api.read(readNoticePreferences, {}),
    ownSessions(session.member.id),
  ]);
  return {
    me,
    mailing,
    timeZones: zoneChoices([reader.timeZone], event.url.searchParams.has('zones')),
    sessions: sessions
      .map((one) => ({ ...one, isThis: one.id === session.id }))
      .sort((one, other) => Number(other.isThis) - Number(one.isThis)),
  };
};

export const actions: Actions = {
  save: async (event) => {
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
  endSession: async (event) => {
    const { session } = event.locals;
    if (session === undefined) return mustSignIn(event);
    const form = await PostedForm.of(event.request);
    const chosen = form.textOrEmpty('session');
    await endSessions(session.member.id, (id) => id === chosen && id !== session.id);
    return done('endSession', m.sessions_ended());
  },
  endOthers: async (event) => {
    const { session } = event.locals;
    if (session === undefined) return mustSignIn(event);
    await endSessions(session.member.id, (id) => id !== session.id);
    return done('endOthers', m.sessions_others_ended());
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
