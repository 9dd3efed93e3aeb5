/** How this browser wants to read: language, theme, time zone and calendar, each in a cookie of its own. */
import type { Cookies, RequestEvent } from '@sveltejs/kit';
import type { Me } from '@rafiq/shared/identity/contract.ts';
import { cookieAttributes } from './cookie-attributes.ts';
import { chooseLocale, isLocale } from '#lib/locale.ts';
import type { Locale } from '#lib/locale.ts';
import { isCalendar, isTimeZone, usualCalendar } from '#lib/format/reader.ts';
import type { Reader } from '#lib/format/reader.ts';

export const themes = ['light', 'dark', 'system'] as const;
export type Theme = (typeof themes)[number];

const year = 365 * 24 * 3600;
const names = {
  locale: 'rafiq-locale',
  theme: 'rafiq-theme',
  timeZone: 'rafiq-zone',
  calendar: 'rafiq-calendar',
};
export type Preference = keyof typeof names;

const isTheme = (text: unknown): text is Theme => themes.some((theme) => theme === text);

const accepts: Readonly<Record<Preference, (text: string) => boolean>> = {
  locale: isLocale,
  theme: isTheme,
  timeZone: isTimeZone,
  calendar: isCalendar,
};

/** Remembers a preference; false if it is none we know. These cookies say nothing about who reads. */
export function keepPreference(cookies: Cookies, preference: Preference, value: string): boolean {
  if (!accepts[preference](value)) return false;
  cookies.set(names[preference], value, { ...cookieAttributes, maxAge: year });
  return true;
}

/** What the member has chosen elsewhere comes along to a browser that has no wishes of its own yet. */
export function adoptPreferences(cookies: Cookies, member: Me): void {
  for (const [preference, value] of [
    ['locale', member.language],
    ['timeZone', member.timeZone],
    ['calendar', member.calendar],
  ] as const) {
    if (value !== null && cookies.get(names[preference]) === undefined)
      keepPreference(cookies, preference, value);
  }
}

/** @param defaultLocale of those who have chosen none and whose browser asks for none we speak */
export function readPreferences(
  { cookies, request }: Pick<RequestEvent, 'cookies' | 'request'>,
  defaultLocale: Locale,
): { reader: Reader; theme: Theme } {
  const wishes = request.headers.get('accept-language');
  const locale = chooseLocale(cookies.get(names.locale), wishes, defaultLocale);
  const timeZone = cookies.get(names.timeZone);
  const calendar = cookies.get(names.calendar);
  const theme = cookies.get(names.theme);
  return {
    reader: {
      locale,
      timeZone: timeZone !== undefined && isTimeZone(timeZone) ? timeZone : 'UTC',
      calendar: isCalendar(calendar) ? calendar : usualCalendar(locale),
    },
    theme: isTheme(theme) ? theme : 'system',
  };
}
