/** Reminds of clocks that are about to run out; those that have stopped meanwhile are forgotten without a word. */
import type { Change } from '#functions/kernel/commit.ts';
import { consumeSchedule } from '#functions/kernel/consume.ts';
import { newId } from '#functions/kernel/id.ts';
import { readEachDue, sweep, type Due } from '#functions/kernel/sweep.ts';
import type { Reminder } from '../domain/reminder.ts';
import { giveNotice } from '../give-notice.ts';
import { remindedClock } from '../reminded-clock.ts';
import { dropReminder, findReminder, listDueReminders } from '../store/reminder-store.ts';

async function remind(due: Reminder, { at }: Change): Promise<void> {
  const cause = newId('event');
  const clock = await remindedClock(due, at);
  if (clock !== undefined && clock.name === due.clock && clock.until > at)
    for (const { tiding, people } of await clock.tell())
      await giveNotice(tiding, people, { worker: 'remind', cause });
  await dropReminder(due);
}

const readDue = async (at: string, mostOfShard: number): Promise<Due[]> =>
  readEachDue(await listDueReminders(at, mostOfShard), findReminder, remind);

export const handler = consumeSchedule(() => sweep('remind', readDue, () => false));
