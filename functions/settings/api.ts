/** The Lambda of the settings room: its routes and their handlers. */
import { serve } from '#functions/kernel/handle.ts';
import { readCalendars } from './handlers/read-calendars.ts';
import { saveCalendars } from './handlers/save-calendars.ts';

export const handler = serve([readCalendars, saveCalendars]);
