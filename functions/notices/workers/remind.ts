/** Reminds of clocks that are about to run out; those that have stopped meanwhile are forgotten without a word. */
import { nowMs, toInstant } from '#functions/kernel/clock.ts';
import { consumeSchedule } from '#functions/kernel/consume.ts';
import { newId } from '#functions/kernel/id.ts';
import { log } from '#functions/kernel/log.ts';
import { runningClock } from '#functions/leads/index.ts';
import { peopleOf } from '../audiences.ts';
import type { Reminder } from '../domain/reminder.ts';
import { reminderTellings } from '../domain/tellings.ts';
import { giveNotice } from '../give-notice.ts';
import { dropReminder, findDueReminders } from '../store/reminder-store.ts';
import { clockTiding } from '../tiding-of.ts';

const batchOfShard = 25;
const mostBatches = 40;

async function remind(due: Reminder, at: string): Promise<void> {
  const cause = newId('event');
  const clock = await runningClock(due.partnerId, due.leadId);
  if (clock !== undefined && clock.name === due.clock && clock.until > at) {
    const people = await peopleOf(due.partnerId);
    await giveNotice(clockTiding(clock, reminderTellings[clock.kind]), people, { worker: 'remind', cause });
  }
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
