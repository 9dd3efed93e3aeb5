import type { NoticePreferences } from '@rafiq/shared/notices/contract.ts';
import { kindsFor } from '@rafiq/shared/notices/status.ts';
import type { Caller } from '#functions/kernel/caller.ts';
import { comesByMail, type Preferences } from './domain/preferences.ts';

export const sideOf = ({ partnerId }: Caller): 'partner' | 'vendor' =>
  partnerId === null ? 'vendor' : 'partner';

/** The choices of the caller's side, each as it stands. */
export const presentPreferences = (preferences: Preferences, caller: Caller): NoticePreferences => ({
  mail: kindsFor(sideOf(caller)).map((kind) => ({ kind, on: comesByMail(preferences, kind) })),
  version: preferences.version,
});
