/** Where accounts lie, and by which keys they are found. */
import { beginningOf } from '@rafiq/shared/beginning-of.ts';
import { fold } from '@rafiq/shared/fold.ts';
import type { Key } from '#functions/kernel/dynamo.ts';
import { keyText } from '#functions/kernel/key-text.ts';

export const accountKey = (id: string): Key => ({ pk: `ACCOUNT#${id}`, sk: 'RECORD' });

/** What placement looks at in an account: one small item, and nothing of the company. */
export const accountPlacementKey = (id: string): Key => ({ ...accountKey(id), sk: 'PLACEMENT' });

/** What an account is compared by, and its registrations. */
export const matchedAccountKey = (id: string): Key => ({ ...accountKey(id), sk: 'MATCHED' });

/** Which accounts are found by a key of the matching index. */
export const postingKey = (key: string): Key => ({ pk: `MATCH#${keyText(key)}`, sk: 'POSTING' });

/** The one account of a name in a country (`--` if the country is not known). */
export const accountNameKey = (name: string, country: string | null): Key => ({
  pk: `ACCOUNTNAME#${country ?? '--'}#${keyText(fold(name).replace(/\s+/gu, ' ').trim())}`,
  sk: 'NAME',
});

/** Index `list`: all accounts by name. */
export const everyAccount = 'ACCOUNTS';

const longestName = 200;
export const byName = (account: { id: string; name: string }): string =>
  `${beginningOf(fold(account.name), longestName)}#${account.id}`;
