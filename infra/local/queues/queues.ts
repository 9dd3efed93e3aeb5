import {
  type BatchResultErrorEntry,
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  type QueueAttributeName,
  QueueDoesNotExist,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import * as z from 'zod';
import type { LocalResource } from '../assembly/local-assembly.ts';
import { queueUrl } from '../assembly/local-names.ts';
import { readProperties } from '../assembly/read-properties.ts';
import { StartProblem } from '../start-problem.ts';

const queueSchema = z.object({
  VisibilityTimeout: z.coerce.number().default(30),
  MessageRetentionPeriod: z.coerce.number().default(345_600),
  DelaySeconds: z.coerce.number().default(0),
  FifoQueue: z.boolean().optional(),
  RedrivePolicy: z.object({ deadLetterTargetArn: z.string(), maxReceiveCount: z.coerce.number() }).optional(),
});

export interface QueueDepth {
  readonly name: string;
  readonly waiting: number;
  /** Handed out and not yet done, or waiting for another try. */
  readonly inWork: number;
}

/** The template's queues, as the runner sees them. */
export interface Queues {
  readonly client: SQSClient;
  urlOfArn(arn: string): string;
  send(arn: string, body: string, attributes?: Readonly<Record<string, string>>): Promise<void>;
  /** Sends up to ten messages in one request; answers which of them were not taken, by their places, and why. */
  sendAll(arn: string, bodies: readonly string[]): Promise<ReadonlyMap<number, string>>;
  /** Deletes up to ten messages that were received, in one request; rejects if any of them was not deleted. */
  deleteAll(url: string, receipts: readonly string[]): Promise<void>;
  depths(): Promise<QueueDepth[]>;
  /** Names of those that take in what others could not handle. */
  readonly deadLetterQueues: readonly string[];
  /** Moves what lies in a dead-letter queue back to the queue it came from; answers how many. */
  redrive(deadLetterQueue: string): Promise<number>;
}

/** Makes the template's queues with their redrive policies; those already there keep their messages. */
export async function createQueues(
  client: SQSClient,
  url: string,
  resources: readonly LocalResource[],
  deadLetterArns: readonly string[],
): Promise<Queues> {
  const sources = new Map<string, string>();
  for (const resource of resources) {
    const { name, stack, id } = resource;
    const queue = readProperties(resource, queueSchema);
    if (queue.FifoQueue === true)
      throw new StartProblem(`${stack}/${id} is a FIFO queue, which the runner does not know.`);
    await createQueue(client, name, attributesOf(queue));
    if (queue.RedrivePolicy) sources.set(nameOfArn(queue.RedrivePolicy.deadLetterTargetArn), name);
  }
  const names = resources.map((resource) => resource.name);
  const deadLetterQueues = [...new Set([...sources.keys(), ...deadLetterArns.map(nameOfArn)])];
  return {
    client,
    deadLetterQueues,
    urlOfArn: (arn) => queueUrl(url, nameOfArn(arn)),
    send: async (arn, body, attributes = {}) => {
      const MessageAttributes = Object.fromEntries(
        Object.entries(attributes).map(([name, value]) => [name, { DataType: 'String', StringValue: value }]),
      );
      const QueueUrl = queueUrl(url, nameOfArn(arn));
      await client.send(new SendMessageCommand({ QueueUrl, MessageBody: body, MessageAttributes }));
    },
    sendAll: async (arn, bodies) => {
      const Entries = bodies.map((body, index) => ({ Id: String(index), MessageBody: body }));
      const QueueUrl = queueUrl(url, nameOfArn(arn));
      const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
      return new Map(Failed.map((failed) => [Number(failed.Id), reasonOf(failed)]));
    },
    deleteAll: async (QueueUrl, receipts) => {
      const Entries = receipts.map((ReceiptHandle, index) => ({ Id: String(index), ReceiptHandle }));
      const { Failed = [] } = await client.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
      if (Failed[0] !== undefined) throw new Error(reasonOf(Failed[0]));
    },
    depths: () => Promise.all(names.map((name) => depthOf(client, url, name))),
    redrive: async (deadLetterQueue) => {
      const source = sources.get(deadLetterQueue);
      if (source === undefined) throw new StartProblem(`${deadLetterQueue} takes in from no queue.`);
      return moveAll(client, queueUrl(url, deadLetterQueue), queueUrl(url, source));
    },
  };
}

export const nameOfArn = (arn: string): string => arn.slice(arn.lastIndexOf(':') + 1);

/** Why part of a batch failed while the request succeeded. */
const reasonOf = ({ Code, Message }: BatchResultErrorEntry): string =>
  `${Code ?? 'Failed'}: ${Message ?? 'no reason given'}`;

function attributesOf(queue: z.output<typeof queueSchema>): Record<string, string> {
  return {
    VisibilityTimeout: String(queue.VisibilityTimeout),
    MessageRetentionPeriod: String(queue.MessageRetentionPeriod),
    DelaySeconds: String(queue.DelaySeconds),
    ...(queue.RedrivePolicy && { RedrivePolicy: JSON.stringify(queue.RedrivePolicy) }),
  };
}

async function createQueue(
  client: SQSClient,
  name: string,
  attributes: Record<string, string>,
): Promise<void> {
  const existing = await findQueue(client, name);
  if (existing === undefined)
    await client.send(new CreateQueueCommand({ QueueName: name, Attributes: attributes }));
  else await client.send(new SetQueueAttributesCommand({ QueueUrl: existing, Attributes: attributes }));
}

async function findQueue(client: SQSClient, name: string): Promise<string | undefined> {
  try {
    return (await client.send(new GetQueueUrlCommand({ QueueName: name }))).QueueUrl;
  } catch (error) {
    if (error instanceof QueueDoesNotExist) return undefined;
    throw error;
  }
}

async function depthOf(client: SQSClient, url: string, name: string): Promise<QueueDepth> {
  const { Attributes = {} } = await client.send(
    new GetQueueAttributesCommand({ QueueUrl: queueUrl(url, name), AttributeNames: ['All'] }),
  );
  const count = (attribute: QueueAttributeName): number => Number(Attributes[attribute] ?? 0);
  return {
    name,
    waiting: count('ApproximateNumberOfMessages') + count('ApproximateNumberOfMessagesDelayed'),
    inWork: count('ApproximateNumberOfMessagesNotVisible'),
  };
}

async function moveAll(client: SQSClient, from: string, to: string): Promise<number> {
  for (let moved = 0; ; moved += 1) {
    const { Messages: [message] = [] } = await client.send(
      new ReceiveMessageCommand({ QueueUrl: from, MaxNumberOfMessages: 1, MessageAttributeNames: ['All'] }),
    );
    if (!message) return moved;
    const { Body, MessageAttributes, ReceiptHandle } = message;
    await client.send(new SendMessageCommand({ QueueUrl: to, MessageBody: Body, MessageAttributes }));
    await client.send(new DeleteMessageCommand({ QueueUrl: from, ReceiptHandle }));
  }
}
