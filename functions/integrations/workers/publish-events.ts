/** Tells the bus of every event, in the order it was written; each consumer has its own queue behind the bus. */
import { consumeStream, storedEvent, type ItemChange } from '#functions/kernel/consume.ts';
import type { StoredEvent } from '#functions/kernel/event.ts';
import { log } from '#functions/kernel/log.ts';
import * as z from 'zod';
import { eventBatches } from '../domain/event-batches.ts';
import { putEvents } from '../store/event-bus.ts';

const eventItem = z.object({ kind: z.literal('event'), event: storedEvent });

interface Waiting {
  index: number;
  event: StoredEvent;
}

const textOf = ({ event }: Waiting): string => JSON.stringify(event);

/** The first event that could not be put on the bus; those before it are on it. */
async function firstFailure(waiting: readonly Waiting[]): Promise<number | undefined> {
  for (const batch of eventBatches(waiting, textOf)) {
    const failed = new Set(await attempt(batch));
    const first = batch.find(({ event }) => failed.has(event));
    if (first === undefined) continue;
    log.error('event not published', { eventId: first.event.id, type: first.event.type });
    // The stream repeats from here: what follows is not told before it.
    return first.index;
  }
  return undefined;
}

async function attempt(batch: readonly Waiting[]): Promise<StoredEvent[]> {
  const events = batch.map(({ event }) => event);
  try {
    return await putEvents(events);
  } catch (error) {
    log.error('bus not reached', error as Error);
    return events;
  }
}

function waitingOf(changes: readonly ItemChange[]): { waiting: Waiting[]; unreadable: number | undefined } {
  const waiting: Waiting[] = [];
  for (const [index, { after }] of changes.entries()) {
    if (after?.['kind'] !== 'event') continue;
    const parsed = eventItem.safeParse(after);
    if (!parsed.success) {
      log.error('unreadable event', parsed.error);
      return { waiting, unreadable: index };
    }
    waiting.push({ index, event: parsed.data.event });
  }
  return { waiting, unreadable: undefined };
}

export const handler = consumeStream(async (changes) => {
  const { waiting, unreadable } = waitingOf(changes);
  return (await firstFailure(waiting)) ?? unreadable;
});
