/** The bus on which every event of Rafiq is told. */
import { EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { pause } from '#functions/kernel/dynamo.ts';
import { env } from '#functions/kernel/env.ts';
import type { StoredEvent } from '#functions/kernel/event.ts';

const bus = new EventBridgeClient({ maxAttempts: 4 });
const mostTries = 3;

const entryOf = (event: StoredEvent): PutEventsRequestEntry => ({
  EventBusName: env('BUS_NAME'),
  Source: 'rafiq',
  DetailType: event.type,
  Detail: JSON.stringify(event),
  Resources: [event.subject],
  Time: new Date(event.at),
});

/**
 * Puts at most 10 events on the bus (1 request; what the bus refuses is tried again twice).
 * @returns the events that are not on it
 */
export async function putEvents(events: readonly StoredEvent[]): Promise<StoredEvent[]> {
  let waiting = [...events];
  for (let attempt = 1; waiting.length > 0 && attempt <= mostTries; attempt += 1) {
    if (attempt > 1) await pause(Math.random() * 100 * attempt);
    const answer = await bus.send(new PutEventsCommand({ Entries: waiting.map(entryOf) }));
    const refused = answer.Entries ?? [];
    waiting = waiting.filter((_, index) => refused[index]?.ErrorCode !== undefined);
  }
  return waiting;
}
