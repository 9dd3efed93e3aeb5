/** Counts lead events for the overview, and keeps which partners serve an account. */
import { nowMs, toInstant } from '#functions/kernel/clock.ts';
import { consumeEventBatches } from '#functions/kernel/consume.ts';
import { newId } from '#functions/kernel/id.ts';
import { log } from '#functions/kernel/log.ts';
import { tallyEvents } from '../domain/tally-events.ts';
import { count, notCounted } from '../store/tally.ts';
import { tieAccounts } from '../tie-accounts.ts';

export const handler = consumeEventBatches(async (events) => {
  const change = {
    at: toInstant(nowMs()),
    by: { kind: 'system', id: 'tally-leads', organisation: null },
    requestId: newId('event'),
  } as const;
  try {
    const fresh = await notCounted(events);
    if (fresh.length > 0) await count(change, fresh, tallyEvents(fresh));
    return await tieAccounts(change, events);
  } catch (error) {
    log.error('events were not counted', { error: error as Error });
    return events.map(({ id }) => id);
  }
});
