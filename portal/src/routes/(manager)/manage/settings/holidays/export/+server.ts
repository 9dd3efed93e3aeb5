import { readCalendars } from '@rafiq/shared/settings/contract.ts';
import { apiOf } from '#lib/server/api.ts';
import { csvAnswer } from '#lib/server/export/csv-answer.ts';
import { queryFields } from '../../../../query-fields.ts';
import { holidayColumns } from '../holiday-columns.ts';
import type { RequestHandler } from './$types';

/** The public holidays as a file: of the country in its address, else of all. */
export const GET: RequestHandler = (event) => {
  const wanted = queryFields(event.url).country();
  const api = apiOf(event);
  return csvAnswer(event, {
    name: 'holidays',
    columns: holidayColumns,
    read: async () => {
      const { calendars } = await api.read(readCalendars, {});
      const items = calendars.flatMap(({ country, days }) => days.map((one) => ({ ...one, country })));
      return { items, nextCursor: null };
    },
    keep: ({ country }) => wanted === undefined || country === wanted,
  });
};
