/** Counts lead events for the overview. */
import { nowMs, toInstant } from '#functions/kernel/clock.ts';
import { consumeEventBatches } from '#functions/kernel/consume.ts';
import { newId } from '#functions/kernel/id.ts';
import { log } from '#functions/kernel/log.ts';
import { tallyEvents } from '../domain/tally-events.ts';
import { count, notCounted } from '../store/tally.ts';

export const handler = consumeEventBatches(async (events) => {
  try {
    const fresh = await notCounted(events);
    if (fresh.length > 0) {
      const change = {
        at: toInstant(nowMs()),
        by: { kind: 'system', id: 'tally-leads', organisation: null },
        requestId: newId('event'),
      } as const;
      await count(change, fresh, tallyEvents(fresh));
    }
    return [];
  } catch (error) {
    log.error('events were not counted', { error: error as Error });
    return events.map(({ id }) => id);
  }
});
