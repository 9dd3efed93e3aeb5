/** Reminders that wait for their time, in the one table. They are hints: losing or doubling one tells nothing twice. */
import { ConditionFailed, writeOne, type Condition } from '#functions/kernel/commit.ts';
import { getItem, query, type Item, type Key } from '#functions/kernel/dynamo.ts';
import { recordReader } from '#functions/kernel/record.ts';
import * as z from 'zod';
import { reminder, type Reminder } from '../domain/reminder.ts';
import * as keys from './notice-keys.ts';

const readStored = recordReader('reminder', z.object({ reminder }));

/** Holds while no reminder stands that was set at a later version of the lead. */
const notNewerThan = (version: number): Condition => ({
  expression: 'attribute_not_exists(pk) OR #version <= :version',
  names: { '#version': 'version' },
  values: { ':version': version },
});

async function writeUnlessNewer(write: Parameters<typeof writeOne>[0]): Promise<void> {
  try {
    await writeOne(write);
  } catch (error) {
    // Events come in any order: what a later one made of the reminder stands.
    if (!(error instanceof ConditionFailed)) throw error;
  }
}

export const reminderItem = (set: Reminder): Item & Key => ({
  ...keys.reminderKey(set.partnerId, set.leadId),
  kind: 'reminder',
  schema: 1,
  version: set.version,
  reminder: set,
  duepk: keys.dueListOf(set.leadId),
  duesk: `${set.at}#${set.leadId}`,
});

/** Sets the reminder of a lead, in place of an earlier one (1 item). */
export const setReminder = (set: Reminder): Promise<void> =>
  writeUnlessNewer({ label: 'reminder', put: reminderItem(set), when: notNewerThan(set.version) });

/** Takes the reminder of a lead away, as of a version of the lead (1 item). */
export const dropReminder = (dropped: Pick<Reminder, 'partnerId' | 'leadId' | 'version'>): Promise<void> =>
  writeUnlessNewer({
    label: 'reminder',
    remove: keys.reminderKey(dropped.partnerId, dropped.leadId),
    when: notNewerThan(dropped.version),
  });

/** Names of reminders due by an instant, at most `limit` of each shard (1 request a shard). */
export async function listDueReminders(until: string, limit: number): Promise<string[]> {
  const pages = await Promise.all(
    keys.allDueLists.map((partition) => query({ partition, index: 'due', until: `${until}~`, limit })),
  );
  return pages.flatMap(({ items }) =>
    items.map(({ pk, sk }) => keys.reminderName({ pk: String(pk), sk: String(sk) })),
  );
}

/** A reminder by its name (1 request). */
export async function findReminder(name: string): Promise<Reminder | undefined> {
  const item = await getItem(keys.reminderNamed(name));
  return item && readStored(item).reminder;
}
