/** What people want by e-mail, in the one table. */
import { absent, atVersion, commit, type Change } from '#functions/kernel/commit.ts';
import { getItem } from '#functions/kernel/dynamo.ts';
import { recordReader } from '#functions/kernel/record.ts';
import { preferences, shippedPreferences, type Preferences } from '../domain/preferences.ts';
import { preferencesKey } from './notice-keys.ts';

const readStored = recordReader('notice-preferences', preferences);

/** What somebody has chosen, or what is shipped (1 request). */
export async function readPreferences(userId: string): Promise<Preferences> {
  const item = await getItem(preferencesKey(userId));
  return item === undefined ? shippedPreferences : readStored(item);
}

/** Replaces preferences that are still at the version before (2 items). @throws ConditionFailed `preferences` */
export const savePreferences = (
  owner: { userId: string; organisation: string },
  after: Preferences,
  changed: readonly string[],
  change: Change,
): Promise<Preferences> => {
  const { userId, organisation } = owner;
  const key = preferencesKey(userId);
  const before = after.version - 1;
  return commit(change, {
    writes: [
      {
        label: 'preferences',
        put: { ...key, kind: 'notice-preferences', schema: 1, ...after },
        when: before === shippedPreferences.version ? absent : atVersion(before),
      },
    ],
    events: [
      {
        type: 'rafiq.notices.preferences.changed.v1',
        subject: userId,
        pk: key.pk,
        version: after.version,
        data: { userId, organisation },
        changed,
      },
    ],
    answer: after,
  });
};
