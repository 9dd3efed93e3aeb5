/** The calendars in the one table: one item, read with 1 request. */
import { calendarSettings, type CalendarSettings } from '@rafiq/shared/settings/contract.ts';
import * as z from 'zod';
import { atVersionOrShipped, commit, type Change } from '#functions/kernel/commit.ts';
import type { Item, Key } from '#functions/kernel/dynamo.ts';
import { recordReader } from '#functions/kernel/record.ts';
import type { CalendarsTold } from '../domain/change-calendars.ts';

export const calendarsKey: Key = { pk: 'SETTINGS#calendars', sk: 'RECORD' };

const readCalendars = recordReader(
  'calendars',
  z.object({
    ...calendarSettings.shape,
    // Before weeks could be set, every country worked the one it is shipped with.
    weeks: calendarSettings.shape.weeks.default([]),
  }),
);

/** The calendars an item keeps; before anyone saved any, version 1 holds none, and every country works as shipped. */
export const parseCalendars = (item: Item | undefined): CalendarSettings =>
  item === undefined ? { calendars: [], weeks: [], savedAt: null, version: 1 } : readCalendars(item);

/** Saves the next version over the one that was read. @throws ConditionFailed `calendars` if it has moved on */
export const saveCalendarSettings = (
  next: CalendarSettings,
  { changed, ...told }: CalendarsTold,
  change: Change,
): Promise<CalendarSettings> =>
  commit(change, {
    writes: [
      {
        label: 'calendars',
        put: { ...calendarsKey, kind: 'calendars', schema: 1, ...next },
        when: atVersionOrShipped(next.version - 1),
      },
    ],
    events: [
      {
        type: 'rafiq.settings.calendars.saved.v1',
        subject: 'calendars',
        pk: calendarsKey.pk,
        version: next.version,
        data: told,
        changed,
      },
    ],
    answer: next,
  });
