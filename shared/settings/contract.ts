/** The contract of the settings room: what holds for the whole channel beside its policy. */
import * as z from 'zod';
import { idOf } from '../ids.ts';
import { reasonsOf } from '../leads/status.ts';
import { version } from '../record.ts';
import { defineRoute } from '../route.ts';
import { workingHours } from '../partners/contract.ts';
import { country, day, line, uiLanguages } from '../text.ts';
import { caseTextRoutes } from './case-texts-contract.ts';
import { ownText, wantedOwnText } from './own-text.ts';
import { longestReason, longestVendorName, mostReasons } from './status.ts';

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

/** A week in which nobody ever works would stop every clock of its country. */
const officeWeek = workingHours.refine((hours) => Object.values(hours).some((spans) => spans.length > 0), {
  error: 'no-working-day',
});

const countryWeek = z.strictObject({ country, hours: officeWeek });
export type CountryWeek = z.output<typeof countryWeek>;

/** The working weeks that the vendor has set; every other country works the one it is shipped with. */
const countryWeeks = z
  .array(countryWeek)
  .max(250, { error: 'too-many' })
  .refine((weeks) => unique(weeks.map((week) => week.country)), { error: 'repeated' });

export const calendarSettings = z.strictObject({
  calendars: z.array(countryCalendar),
  weeks: z.array(countryWeek),
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
  summary: 'Read the calendars',
  description:
    'By country: its public holidays, and its working week where the vendor has set one. Clocks in working hours go by both for every partner of that country; a partner that has said its own hours keeps them.',
  permission: 'settings.read',
  body: none,
  idempotency: 'none',
  ifMatch: 'none',
  example: {},
});

export const saveCalendars = defineRoute({
  ...ofCalendars,
  id: 'settings.save-calendars',
  method: 'PUT',
  summary: 'Save the calendars',
  description:
    'Replaces the public holidays of all countries as a new version, and their working weeks where they are sent; a country without one goes back to the week it is shipped with. Clocks that run already keep their end; those that start from now on go by these.',
  permission: 'settings.write',
  body: z.strictObject({
    calendars: holidayCalendars,
    /** Left out: the weeks stay as they are. */
    weeks: countryWeeks.optional(),
  }),
  idempotency: 'accepted',
  ifMatch: 'required',
  example: {
    body: {
      calendars: [{ country: 'AE', days: [{ day: '2026-12-02', name: 'National Day' }] }],
      weeks: [
        {
          country: 'IR',
          hours: {
            monday: [{ from: '08:00', to: '16:00' }],
            tuesday: [{ from: '08:00', to: '16:00' }],
            wednesday: [{ from: '08:00', to: '16:00' }],
            thursday: [{ from: '08:00', to: '12:00' }],
            friday: [],
            saturday: [{ from: '08:00', to: '16:00' }],
            sunday: [{ from: '08:00', to: '16:00' }],
          },
        },
      ],
    },
  },
});

const wantedText = wantedOwnText(line(longestReason));

const wantedReason = z.strictObject({
  /** One that Rafiq begins with, or the id of one of the vendor's own; left out for a new one. */
  code: z
    .union([z.enum(Object.values(reasonsOf).flat()), idOf('reason')], { error: 'unknown-value' })
    .optional(),
  on: z.boolean(),
  /** What one of the vendor's own says, in at least one language; readers of another meet the English, Arabic or Persian text. */
  texts: wantedText.optional(),
});
export type WantedReason = z.output<typeof wantedReason>;

const wantedReasons = z.array(wantedReason).max(mostReasons, { error: 'too-many' }).optional();
const wantedLists = z.strictObject({
  decline: wantedReasons,
  lose: wantedReasons,
  disqualify: wantedReasons,
  withdraw: wantedReasons,
  expire: wantedReasons,
});
export type WantedReasonLists = z.output<typeof wantedLists>;

const listedReason = z.strictObject({
  code: z.string(),
  /** Whether forms offer it; one that is switched off still says what it said. */
  on: z.boolean(),
  /** Null for those that Rafiq begins with. */
  texts: ownText.nullable(),
  /** In the reader's language. */
  text: z.string(),
});
export type ListedReason = z.output<typeof listedReason>;

const listedReasons = z.array(listedReason);
export const reasonSettings = z.strictObject({
  /** By the move that asks for one, each in the order forms show it. Null for those that are not asked of the reader. */
  lists: z.strictObject({
    decline: listedReasons,
    lose: listedReasons,
    disqualify: listedReasons,
    withdraw: listedReasons.nullable(),
    expire: listedReasons.nullable(),
  }),
  savedAt: z.string().nullable(),
  version,
});
export type ReasonSettings = z.output<typeof reasonSettings>;

const ofReasons = {
  subject: 'none',
  path: '/v1/reasons',
  params: none,
  query: none,
  output: reasonSettings,
  success: 200,
  problems: [],
} as const;

export const readReasons = defineRoute({
  ...ofReasons,
  id: 'settings.read-reasons',
  method: 'GET',
  audience: 'member',
  summary: 'Read the reasons',
  description:
    'The reasons that moves of leads and offers ask for, in their order, with those that are switched off: what was done for one of them keeps its text. Partners read those they are asked for.',
  permission: 'leads.read',
  body: none,
  idempotency: 'none',
  ifMatch: 'none',
  example: {},
});

export const saveReasons = defineRoute({
  ...ofReasons,
  id: 'settings.save-reasons',
  method: 'PUT',
  audience: 'vendor',
  summary: 'Save the reasons',
  description:
    'Replaces the lists it names as a new version. Each names every reason it has, in the new order: they are switched off, never removed, and one stays on. A reason without a code is a new one of the vendor’s own.',
  permission: 'settings.write',
  body: z.strictObject({ lists: wantedLists }),
  idempotency: 'accepted',
  ifMatch: 'required',
  example: {
    body: {
      lists: {
        lose: [
          { code: 'competitor', on: true },
          { code: 'price', on: true },
          { on: true, texts: { en: 'Bought a used machine', ar: 'اشترى آلة مستعملة' } },
          { code: 'no-budget', on: true },
          { code: 'no-decision', on: true },
          { code: 'timing', on: false },
          { code: 'other', on: true },
        ],
      },
    },
  },
});

export const channelSettings = z.strictObject({
  /** What the vendor is called towards its partners. */
  vendorName: z.string(),
  /** For people who have chosen none and whose browser asks for none we speak. */
  defaultLanguage: z.enum(uiLanguages),
  version,
});
export type ChannelSettings = z.output<typeof channelSettings>;

const ofChannel = {
  subject: 'none',
  path: '/v1/channel',
  params: none,
  query: none,
  output: channelSettings,
  success: 200,
  problems: [],
} as const;

export const readChannel = defineRoute({
  ...ofChannel,
  id: 'settings.read-channel',
  method: 'GET',
  audience: 'public',
  summary: 'Read whose channel this is',
  description:
    'What the vendor is called, and the language of those who have chosen none: for whoever signs in.',
  permission: null,
  body: none,
  idempotency: 'none',
  ifMatch: 'none',
  example: {},
});

export const saveChannel = defineRoute({
  ...ofChannel,
  id: 'settings.save-channel',
  method: 'PUT',
  audience: 'vendor',
  summary: 'Name the vendor and its language',
  description:
    'As a new version. Pages and mails from now on say it; mails that were sent keep what they said.',
  permission: 'settings.write',
  body: z.strictObject({
    vendorName: line(longestVendorName),
    defaultLanguage: z.enum(uiLanguages, { error: 'unknown-value' }),
  }),
  idempotency: 'accepted',
  ifMatch: 'required',
  example: { body: { vendorName: 'Noor Systems', defaultLanguage: 'ar' } },
});

export const settingsRoutes = [
  readCalendars,
  saveCalendars,
  readReasons,
  saveReasons,
  readChannel,
  saveChannel,
  ...caseTextRoutes,
] as const;
