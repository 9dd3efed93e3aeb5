/** The contract of the settings room: what holds for the whole channel beside its policy. */
import * as z from 'zod';
import { version } from '../record.ts';
import { defineRoute } from '../route.ts';
import { country, day, line } from '../text.ts';

const none = z.strictObject({});
const mostDays = 1500;
const mostDaysOfCountry = 100;

export const publicHoliday = z.strictObject({ day, name: line(60) });
export type PublicHoliday = z.output<typeof publicHoliday>;

const countryCalendar = z.strictObject({
  country,
  days: z.array(publicHoliday).max(mostDaysOfCountry, { error: 'too-many' }),
});

const unique = (values: readonly string[]): boolean => new Set(values).size === values.length;

/** The public holidays of every country that has any; nobody's clock runs on them. */
export const holidayCalendars = z
  .array(countryCalendar)
  .max(250, { error: 'too-many' })
  .refine((calendars) => unique(calendars.map((calendar) => calendar.country)), { error: 'repeated' })
  .refine((calendars) => calendars.every(({ days }) => unique(days.map((one) => one.day))), {
    error: 'repeated',
  })
  .refine((calendars) => calendars.reduce((sum, { days }) => sum + days.length, 0) <= mostDays, {
    error: 'too-many',
  });
export type HolidayCalendars = z.output<typeof holidayCalendars>;

export const calendarSettings = z.strictObject({
  calendars: z.array(countryCalendar),
  savedAt: z.string().nullable(),
  version,
});
export type CalendarSettings = z.output<typeof calendarSettings>;

const ofCalendars = {
  audience: 'vendor',
  subject: 'none',
  path: '/v1/settings/calendars',
  params: none,
  query: none,
  output: calendarSettings,
  success: 200,
  problems: [],
} as const;

export const readCalendars = defineRoute({
  ...ofCalendars,
  id: 'settings.read-calendars',
  method: 'GET',
  summary: 'Read the public holidays',
  description: 'By country. Clocks in working hours rest on them for every partner of that country.',
  permission: 'settings.read',
  body: none,
  idempotency: 'none',
  ifMatch: false,
  example: {},
});

export const saveCalendars = defineRoute({
  ...ofCalendars,
  id: 'settings.save-calendars',
  method: 'PUT',
  summary: 'Save the public holidays',
  description:
    'Replaces the calendars of all countries as a new version. Clocks that run already keep their end; those that start from now on rest on these days.',
  permission: 'settings.write',
  body: z.strictObject({ calendars: holidayCalendars }),
  idempotency: 'accepted',
  ifMatch: true,
  example: {
    body: { calendars: [{ country: 'AE', days: [{ day: '2026-12-02', name: 'National Day' }] }] },
  },
});

export const settingsRoutes = [readCalendars, saveCalendars] as const;
