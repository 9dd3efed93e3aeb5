/** The Lambda of the notices room: its routes and their handlers. */
import { serve } from '#functions/kernel/handle.ts';
import { count } from './handlers/count.ts';
import { list } from './handlers/list.ts';
import { markAllRead } from './handlers/mark-all-read.ts';
import { markRead } from './handlers/mark-read.ts';
import { readPreferences } from './handlers/read-preferences.ts';
import { updatePreferences } from './handlers/update-preferences.ts';

export const handler = serve([list, count, markRead, markAllRead, readPreferences, updatePreferences]);
