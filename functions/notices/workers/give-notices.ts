/** Hears what is told of, and gives each of those concerned a notice. */
import { consumeEvents } from '#functions/kernel/consume.ts';
import type { StoredEvent } from '#functions/kernel/event.ts';
import { audienceOf } from '../audiences.ts';
import { tellings, type Telling } from '../domain/tellings.ts';
import { giveNotice } from '../give-notice.ts';
import { tidingOf } from '../tiding-of.ts';

export const handler = consumeEvents(
  async (event) => {
    for (const telling of tellings[event.type] ?? []) await tell(event, telling);
  },
  { sideBySide: true },
);

async function tell(event: StoredEvent, telling: Telling): Promise<void> {
  const people = await audienceOf(event, telling.to);
  const tiding = people.length === 0 ? undefined : await tidingOf(event, telling);
  if (tiding !== undefined) await giveNotice(tiding, people, { worker: 'give-notices', cause: event.id });
}
