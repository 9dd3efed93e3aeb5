import {
  addTimeOff,
  readOwnPartner,
  removeTimeOff,
  updateOwnPartner,
} from '@rafiq/shared/partners/contract.ts';
import { mayDo } from '@rafiq/shared/permissions.ts';
import { isSameWeek } from '@rafiq/shared/settings/working-weeks.ts';
import { dayIn } from '@rafiq/shared/working-time.ts';
import { done, refused } from '#lib/server/answer.ts';
import { apiOf } from '#lib/server/api.ts';
import { PostedForm } from '#lib/server/form.ts';
import { tagOf } from '#lib/format/reader.ts';
import { zoneChoices } from '#lib/format/zones.ts';
import { m } from '#lib/paraglide/messages.js';
import { firstDayOf, readWeek, weekFrom } from '#lib/components/working-week.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const own = await apiOf(event).read(readOwnPartner, {});
  return {
    own,
    week: weekFrom(firstDayOf(tagOf(event.locals.reader))),
    /** The day it is where the partner is. */
    today: dayIn(own.timeZone, Date.now()),
    timeZones: zoneChoices([own.timeZone], event.url.searchParams.has('zones')),
    mayWrite:
      event.locals.session !== undefined && mayDo(event.locals.session.member.role, 'partners.write-own'),
  };
};

export const actions: Actions = {
  hours: async (event) => {
    const form = await PostedForm.of(event.request);
    const api = apiOf(event);
    const own = await api.read(readOwnPartner, {});
    const hours = readWeek((name) => form.text(name));
    // Whoever saves the hours of its country as they stand, for the time zone say, still follows them.
    const follows =
      form.ticked('follow') || (own.workingHours === null && isSameWeek(hours, own.countryHours));
    const outcome = await api.act(updateOwnPartner, {
      ifMatch: form.number('version') ?? 0,
      body: { timeZone: form.textOrEmpty('timeZone'), workingHours: follows ? null : hours },
    });
    return outcome.ok ? done('hours', m.availability_hours_saved()) : refused('hours', outcome.problem);
  },
  capacity: async (event) => {
    const form = await PostedForm.of(event.request);
    const outcome = await apiOf(event).act(updateOwnPartner, {
      ifMatch: form.number('version') ?? 0,
      body: {
        capacity: { maxOpen: form.number('maxOpen') ?? null, maxPerDay: form.number('maxPerDay') ?? null },
      },
    });
    return outcome.ok ? done('capacity', m.ui_saved()) : refused('capacity', outcome.problem);
  },
  addTimeOff: async (event) => {
    const form = await PostedForm.of(event.request);
    const outcome = await apiOf(event).act(addTimeOff, {
      body: { from: form.textOrEmpty('from'), to: form.textOrEmpty('to'), note: form.text('note') },
      idempotencyKey: form.idempotencyKey,
    });
    return outcome.ok ? done('addTimeOff', m.availability_added()) : refused('addTimeOff', outcome.problem);
  },
  removeTimeOff: async (event) => {
    const form = await PostedForm.of(event.request);
    const outcome = await apiOf(event).act(removeTimeOff, {
      params: { timeOffId: form.textOrEmpty('timeOffId') },
      idempotencyKey: form.idempotencyKey,
    });
    // The toast with its way back is the page's; without script the list itself tells.
    return outcome.ok ? { form: 'removeTimeOff' } : refused('removeTimeOff', outcome.problem);
  },
};
