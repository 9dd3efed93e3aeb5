import { fail } from '@sveltejs/kit';
import type { ProblemDocument } from '@rafiq/shared/problems.ts';
import { readCalendars, saveCalendars } from '@rafiq/shared/settings/contract.ts';
import { shippedWeekOf, weekOf } from '@rafiq/shared/settings/working-weeks.ts';
import { done } from '#lib/server/answer.ts';
import { apiOf } from '#lib/server/api.ts';
import { PostedForm } from '#lib/server/form.ts';
import { firstDayOf, readWeek, weekFrom } from '#lib/components/working-week.ts';
import { createFormatter } from '#lib/format/formatter.ts';
import { tagOf } from '#lib/format/reader.ts';
import { m } from '#lib/paraglide/messages.js';
import { queryFields } from '../../../query-fields.ts';
import { refusedKeeping } from '../../../refused-keeping.ts';
import { readHolidays } from './read-holidays.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const settings = await apiOf(event).read(readCalendars, {});
  const country = queryFields(event.url).country() ?? null;
  return {
    settings,
    country,
    /** When its offices work, and when they do as shipped. */
    hours:
      country === null ? null : { inForce: weekOf(settings.weeks, country), shipped: shippedWeekOf(country) },
    week: weekFrom(firstDayOf(tagOf(event.locals.reader))),
  };
};

const mostBytes = 500_000;
const linesTold = 3;

/** Tells the form what is wrong with what was written or brought, and hands it back. */
const unreadable = (form: PostedForm, title: string, detail: string) => {
  const problem = { code: 'invalid-request', title, detail, fields: { days: detail } };
  return fail(400, { form: 'holidays', problem, values: form.values });
};

/** A refusal as the form of one week shows it. */
const ofTheWeek = (problem: ProblemDocument): ProblemDocument => ({
  ...problem,
  ...(problem.errors && {
    errors: problem.errors.map((error) => ({
      ...error,
      pointer: error.pointer.replace(/^\/weeks\/0\//, '/'),
    })),
  }),
});

export const actions: Actions = {
  /** Replaces the holidays of one country, over the version its reader saw; a file stands for what is written. */
  holidays: async (event) => {
    const form = await PostedForm.of(event.request.clone());
    const file = (await event.request.formData()).get('file');
    const brought = file instanceof File && file.size > 0 ? file : undefined;
    if (brought !== undefined && brought.size > mostBytes) {
      return unreadable(form, m.settings_holidays_unread_title(), m.settings_holidays_too_large());
    }
    const { days, unread } = readHolidays(brought ? await brought.text() : form.textOrEmpty('days'));
    if (unread.length > 0) {
      const lines = createFormatter(() => event.locals.reader).list(unread.slice(0, linesTold));
      return unreadable(form, m.settings_holidays_unread_title(), m.settings_holidays_unread({ lines }));
    }
    const country = form.textOrEmpty('country');
    const api = apiOf(event);
    const before = await api.read(readCalendars, {});
    const others = before.calendars.filter((calendar) => calendar.country !== country);
    const outcome = await api.act(saveCalendars, {
      body: { calendars: [...others, { country, days }] },
      ifMatch: Number(form.text('version')),
      idempotencyKey: form.idempotencyKey,
    });
    return outcome.ok
      ? done('holidays', m.settings_holidays_saved())
      : refusedKeeping('holidays', outcome.problem, form);
  },

  /** Sets the working week of one country, or takes it back to the shipped one, over the version its reader saw. */
  week: async (event) => {
    const form = await PostedForm.of(event.request);
    const country = form.textOrEmpty('country');
    const api = apiOf(event);
    const before = await api.read(readCalendars, {});
    const others = before.weeks.filter((week) => week.country !== country);
    const hours = form.ticked('shipped') ? shippedWeekOf(country) : readWeek((name) => form.text(name));
    const outcome = await api.act(saveCalendars, {
      // The one that is written comes first: refusals name it by its place.
      body: { calendars: before.calendars, weeks: [{ country, hours }, ...others] },
      ifMatch: form.number('version') ?? 0,
      idempotencyKey: form.idempotencyKey,
    });
    return outcome.ok
      ? done('week', m.weeks_saved())
      : refusedKeeping('week', ofTheWeek(outcome.problem), form);
  },
};
