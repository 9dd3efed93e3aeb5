/** The door of settings: the calendars that clocks go by, the reasons that moves ask for, whose channel it is. */
import type { CalendarSettings } from '@rafiq/shared/settings/contract.ts';
import { getItem } from '#functions/kernel/dynamo.ts';
import { calendarsKey, parseCalendars } from './store/calendar-store.ts';

export { findReason, mustBeOffered, offeredReason, toldReason, type GivenReason } from './given-reason.ts';
export { channelPlan, findChannel } from './store/channel-store.ts';
export { calendarOf } from './domain/calendar-of.ts';
export { calendarsKey, parseCalendars } from './store/calendar-store.ts';

/** The public holidays and working weeks of every country (1 request). */
export const readCalendars = async (): Promise<CalendarSettings> =>
  parseCalendars(await getItem(calendarsKey));
