import type { CalendarSettings } from '@rafiq/shared/settings/contract.ts';

/** The days on which nobody works in a country; none for a country nobody has written down. */
export const daysOff = ({ calendars }: Pick<CalendarSettings, 'calendars'>, country: string): string[] =>
  calendars.find((calendar) => calendar.country === country)?.days.map(({ day }) => day) ?? [];
