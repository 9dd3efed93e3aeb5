import { readNoticePreferences } from '@rafiq/shared/notices/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { presentPreferences } from '../present-preferences.ts';
import { readPreferences as readFromStore } from '../store/preference-store.ts';

/** Tells the caller what comes to it by e-mail. */
export const readPreferences = handle(readNoticePreferences, async (_, { caller }) =>
  presentPreferences(await readFromStore(caller.userId), caller),
);
