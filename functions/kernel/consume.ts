/** Consumers of the stream and of queues: parse, do, and report exactly the records that failed. */
import middy from '@middy/core';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type {
  DynamoDBBatchResponse,
  DynamoDBStreamEvent,
  ScheduledEvent,
  SQSBatchResponse,
  SQSEvent,
} from 'aws-lambda';
import * as z from 'zod';
import type { Item } from './dynamo.ts';
import type { StoredEvent } from './event.ts';
import { log } from './log.ts';

type AttributeMap = Parameters<typeof unmarshall>[0];

/** An item as the stream shows it, before and after the change. */
export interface ItemChange {
  before: Item | undefined;
  after: Item | undefined;
}

/**
 * A reader of the table's stream. Records come in order and may come again; it answers the place of the first that
 * failed, if one did, and the stream repeats from there.
 */
export const consumeStream = (work: (changes: ItemChange[]) => Promise<number | undefined>) =>
  middy<DynamoDBStreamEvent, DynamoDBBatchResponse>().handler(async (batch) => {
    const changes = batch.Records.map(({ dynamodb: { NewImage, OldImage } = {} }) => ({
      before: OldImage && unmarshall(OldImage as AttributeMap),
      after: NewImage && unmarshall(NewImage as AttributeMap),
    }));
    const failed = await work(changes);
    if (failed === undefined) return { batchItemFailures: [] };
    return { batchItemFailures: [{ itemIdentifier: batch.Records[failed]?.dynamodb?.SequenceNumber ?? '' }] };
  });

/** The shape of an event, as it lies in the table and on the bus. */
export const storedEvent = z.object({
  id: z.string(),
  type: z.string(),
  subject: z.string(),
  version: z.number(),
  at: z.string(),
  by: z.object({
    kind: z.enum(['person', 'client', 'system']),
    id: z.string(),
    organisation: z.string().nullable(),
  }),
  requestId: z.string(),
  data: z.record(z.string(), z.unknown()),
  changed: z.array(z.string()),
  why: z.string().nullable(),
});

/** An event as the bus delivers it into a queue. */
const envelope = z.object({ detail: storedEvent });

/**
 * A consumer of events; it must be idempotent by event id. They are taken one by one, or side by side where they have
 * nothing to do with each other: what ten of them read is then read by one request.
 */
export const consumeEvents = (
  work: (event: StoredEvent) => Promise<void>,
  { sideBySide = false }: { sideBySide?: boolean } = {},
) =>
  consumeEventBatches(async (events) => {
    const failed: string[] = [];
    const take = async (event: StoredEvent): Promise<void> => {
      try {
        await work(event);
      } catch (error) {
        log.error('event failed', { eventId: event.id, type: event.type, error: error as Error });
        failed.push(event.id);
      }
    };
    if (sideBySide) await Promise.all(events.map(take));
    else for (const event of events) await take(event);
    return failed;
  });

/** A consumer of events in batches; answers the ids of the events that failed. */
export const consumeEventBatches = (work: (events: StoredEvent[]) => Promise<string[]>) =>
  middy<SQSEvent, SQSBatchResponse>().handler(async (batch) => {
    const unreadable: string[] = [];
    const messages = batch.Records.flatMap((record) => {
      try {
        return [{ id: record.messageId, event: envelope.parse(JSON.parse(record.body)).detail }];
      } catch (error) {
        // It can never be read: its queue moves it to the dead letters after its last try.
        log.error('unreadable message', { messageId: record.messageId, error: error as Error });
        unreadable.push(record.messageId);
        return [];
      }
    });
    const failed = new Set(await work(messages.map(({ event }) => event)));
    const unfinished = messages.filter(({ event }) => failed.has(event.id)).map(({ id }) => id);
    return {
      batchItemFailures: [...unreadable, ...unfinished].map((itemIdentifier) => ({ itemIdentifier })),
    };
  });

/** A consumer of messages that may come from elsewhere than our own bus, one by one; it must be idempotent. */
export const consumeMessages = <Schema extends z.ZodType>(
  schema: Schema,
  work: (message: z.output<Schema>) => Promise<void>,
) =>
  middy<SQSEvent, SQSBatchResponse>().handler(async (batch) => {
    const failed: string[] = [];
    for (const { body, messageId } of batch.Records) {
      try {
        await work(schema.parse(JSON.parse(body)));
      } catch (error) {
        log.error('message failed', { messageId, error: error as Error });
        failed.push(messageId);
      }
    }
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
  });

/** A worker called by the clock. */
export const consumeSchedule = (work: () => Promise<void>) =>
  middy<ScheduledEvent | Record<string, unknown>, void>().handler(async () => work());
