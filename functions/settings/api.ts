/** The Lambda of the settings room: its routes and their handlers. */
import { serve } from '#functions/kernel/handle.ts';
import { readCalendars } from './handlers/read-calendars.ts';
import { readCaseTexts } from './handlers/read-case-texts.ts';
import { readChannel } from './handlers/read-channel.ts';
import { readReasons } from './handlers/read-reasons.ts';
import { saveCalendars } from './handlers/save-calendars.ts';
import { saveCaseTexts } from './handlers/save-case-texts.ts';
import { saveChannel } from './handlers/save-channel.ts';
import { saveReasons } from './handlers/save-reasons.ts';

export const handler = serve([
  readCalendars,
  saveCalendars,
  readReasons,
  saveReasons,
  readChannel,
  saveChannel,
  readCaseTexts,
  saveCaseTexts,
]);
