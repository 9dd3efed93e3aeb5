/** Reminds of clocks that are about to run out; those that have stopped meanwhile are forgotten without a word. */
import { nowMs, toInstant } from '#functions/kernel/clock.ts';
import { consumeSchedule } from '#functions/kernel/consume.ts';
import { newId } from '#functions/kernel/id.ts';
import { log } from '#functions/kernel/log.ts';
import type { Reminder } from '../domain/reminder.ts';
import { giveNotice } from '../give-notice.ts';
import { remindedClock } from '../reminded-clock.ts';
import { dropReminder, findDueReminders } from '../store/reminder-store.ts';

const batchOfShard = 25;
const mostBatches = 40;

async function remind(due: Reminder, at: string): Promise<void> {
  const cause = newId('event');
  const clock = await remindedClock(due, at);
  if (clock !== undefined && clock.name === due.clock && clock.until > at)
    for (const { tiding, people } of await clock.tell())
      await giveNotice(tiding, people, { worker: 'remind', cause });
  await dropReminder(due);
}

export const handler = consumeSchedule(async () => {
  const failures: unknown[] = [];
  for (let batch = 0; batch < mostBatches; batch += 1) {
    const at = toInstant(nowMs());
    const due = await findDueReminders(at, batchOfShard);
    const before = failures.length;
    for (const reminder of due) {
      try {
        await remind(reminder, at);
      } catch (error) {
        // The next run tries it again; those behind it must not wait for that.
        log.error('reminder failed', { leadId: reminder.leadId, error: error as Error });
        failures.push(error);
      }
    }
    // The index may still show what was just reminded of; the next run sees the rest.
    if (due.length < batchOfShard || failures.length - before === due.length) break;
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} reminders failed`);
});
