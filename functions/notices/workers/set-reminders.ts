/** Keeps one reminder for each lead, registration or case whose clock runs, set anew or taken away as that moves. */
import { consumeEvents } from '#functions/kernel/consume.ts';
import type { StoredEvent } from '#functions/kernel/event.ts';
import { toldBy } from '../domain/told-by.ts';
import { casesOwner, remindedClock, type Reminded } from '../reminded-clock.ts';
import { dropReminder, setReminder } from '../store/reminder-store.ts';

/** What an event is about, and whose clock it is; undefined where it is nobody's. */
function aboutOf({ type, subject: leadId, data }: StoredEvent): Reminded | undefined {
  if (type.startsWith('rafiq.deals.conflict.')) return { of: 'case', partnerId: casesOwner, leadId };
  const { partnerId } = toldBy(data);
  if (partnerId === null) return undefined;
  return { of: type.startsWith('rafiq.deals.') ? 'deal' : 'lead', partnerId, leadId };
}

export const handler = consumeEvents(
  async (event) => {
    const about = aboutOf(event);
    if (about === undefined) return;
    const { version } = event;
    const clock = await remindedClock(about, event.at);
    if (clock?.at == null) await dropReminder({ ...about, version });
    else await setReminder({ ...about, clock: clock.name, at: clock.at, version });
  },
  { sideBySide: true },
);
