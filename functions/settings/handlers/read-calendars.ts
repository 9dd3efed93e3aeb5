import { readCalendars as route } from '@rafiq/shared/settings/contract.ts';
import { getItem } from '#functions/kernel/dynamo.ts';
import { handle } from '#functions/kernel/handle.ts';
import { calendarsKey, parseCalendars } from '../store/calendar-store.ts';

export const readCalendars = handle(route, async () => parseCalendars(await getItem(calendarsKey)));
