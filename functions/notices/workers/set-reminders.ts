/** Keeps one reminder for each lead whose clock runs for a partner, set anew or taken away as the lead moves. */
import { consumeEvents } from '#functions/kernel/consume.ts';
import { runningClock } from '#functions/leads/index.ts';
import { findPartner } from '#functions/partners/index.ts';
import { remindAt } from '../domain/remind-at.ts';
import { toldBy } from '../domain/told-by.ts';
import { dropReminder, setReminder } from '../store/reminder-store.ts';

export const handler = consumeEvents(
  async (event) => {
    const { partnerId } = toldBy(event.data);
    if (partnerId === null) return;
    const { subject: leadId, version } = event;
    const [clock, partner] = await Promise.all([runningClock(partnerId, leadId), findPartner(partnerId)]);
    const at = clock && partner && remindAt(clock, partner);
    if (clock === undefined || at === undefined || at === null) {
      await dropReminder({ partnerId, leadId, version });
    } else {
      await setReminder({ partnerId, leadId, clock: clock.name, at, version });
    }
  },
  { sideBySide: true },
);
