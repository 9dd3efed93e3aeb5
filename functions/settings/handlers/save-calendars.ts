import { saveCalendars as route } from '@rafiq/shared/settings/contract.ts';
import { keepAnswer } from '#functions/kernel/commit.ts';
import { getItem } from '#functions/kernel/dynamo.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { changeCalendars } from '../domain/change-calendars.ts';
import { calendarsKey, parseCalendars, saveCalendarSettings } from '../store/calendar-store.ts';

/** Replaces the calendars that are still as their reader saw them. */
export const saveCalendars = handle(route, async (_params, { body, change, now, ifMatch }) => {
  const before = parseCalendars(await getItem(calendarsKey));
  if (before.version !== ifMatch) throw new Problem('stale');
  const { settings, told } = changeCalendars(before, body, now);
  return told === null ? keepAnswer(change, before) : saveCalendarSettings(settings, told, change);
});
