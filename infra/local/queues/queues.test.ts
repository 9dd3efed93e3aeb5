import path from 'node:path';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LocalResource } from '../assembly/local-assembly.ts';
import { region } from '../assembly/local-names.ts';
import type { LocalFunction } from '../functions/local-function.ts';
import { startStorage, type Storage } from '../storage/storage.ts';
import { type QueueMapping, startQueueMapping } from './queue-mapping.ts';
import { createQueues, type Queues } from './queues.ts';
import { returnAbandonedMessages } from './return-abandoned.ts';
import { temporaryFolders } from '../../../test/fixtures/temporary-folders.ts';

const arn = (name: string): string => `arn:aws:sqs:${region}:000000000000:${name}`;
const queue = (name: string, properties: Record<string, unknown>): LocalResource => ({
  stack: 'Api',
  folder: '',
  id: name,
  type: 'AWS::SQS::Queue',
  name,
  metadata: {},
  properties,
});
const resources = [
  queue('work', {
    VisibilityTimeout: 60,
    RedrivePolicy: { deadLetterTargetArn: arn('work-dead'), maxReceiveCount: 3 },
  }),
  queue('work-dead', { MessageRetentionPeriod: 1_209_600 }),
];

const newFolder = temporaryFolders('queues');
let folder: string;
let storage: Storage;
let queues: Queues;
let mapping: QueueMapping | undefined;

async function open(): Promise<void> {
  returnAbandonedMessages(path.join(folder, 'queues/fauxqs.db'));
  storage = await startStorage(folder, 0);
  const credentials = { accessKeyId: 'local', secretAccessKey: 'secret' };
  const client = new SQSClient({ region, endpoint: storage.url, credentials });
  queues = await createQueues(client, storage.url, resources, []);
}

beforeEach(async () => {
  folder = newFolder();
  await open();
});
afterEach(async () => {
  await mapping?.stop();
  mapping = undefined;
  await storage.stop();
});

interface SeenRecord {
  messageId: string;
  body: string;
  attributes: Record<string, string>;
}

/** Handles messages by `judge`: false means reported as failed. */
function handleBy(judge: (record: SeenRecord) => boolean, batchSize = 10): SeenRecord[][] {
  const batches: SeenRecord[][] = [];
  const target: LocalFunction = {
    name: 'worker',
    invoke: (event) => {
      const { Records } = event as { Records: SeenRecord[] };
      batches.push(Records);
      const failures = Records.filter((record) => !judge(record));
      return Promise.resolve({
        batchItemFailures: failures.map(({ messageId }) => ({ itemIdentifier: messageId })),
      });
    },
    restart: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
  mapping = startQueueMapping(
    {
      queueArn: arn('work'),
      batchSize,
      windowSeconds: 0,
      concurrency: 1,
      reportsFailures: true,
      retrySeconds: 1,
    },
    { queues, function: target, warn: () => undefined },
  );
  return batches;
}

const depth = async (name: string) => (await queues.depths()).find((each) => each.name === name);

describe('queues', () => {
  it('hand each message to the function once it is there, and forget it when it is done', async () => {
    const batches = handleBy(() => true);
    await queues.send(arn('work'), 'one', { colour: 'blue' });
    await expect.poll(() => batches.flat().map((record) => record.body)).toEqual(['one']);
    expect(batches[0]?.[0]).toMatchObject({
      eventSource: 'aws:sqs',
      eventSourceARN: arn('work'),
      messageAttributes: { colour: { dataType: 'String', stringValue: 'blue' } },
      attributes: { ApproximateReceiveCount: '1' },
    });
    await expect.poll(() => depth('work')).toMatchObject({ waiting: 0, inWork: 0 });
  });

  it('lay a poisoned message aside after its tries, without holding up the others; redrive brings it back', async () => {
    let poisonous = true;
    const batches = handleBy((record) => !(poisonous && record.body === 'poison'));
    for (const body of ['poison', 'a', 'b']) await queues.send(arn('work'), body);
    await expect.poll(() => depth('work-dead'), { timeout: 6000 }).toMatchObject({ waiting: 1 });
    const tries = batches.flat().filter((record) => record.body === 'poison');
    expect(tries.map((record) => record.attributes['ApproximateReceiveCount'])).toEqual(['1', '2', '3']);
    expect(batches.flat().filter((record) => record.body !== 'poison')).toHaveLength(2);
    expect(queues.deadLetterQueues).toEqual(['work-dead']);
    poisonous = false;
    expect(await queues.redrive('work-dead')).toBe(1);
    await expect.poll(() => depth('work')).toMatchObject({ waiting: 0, inWork: 0 });
    expect(await depth('work-dead')).toMatchObject({ waiting: 0 });
  });

  it('keep over a restart what was accepted, and hand out again what nobody finished', async () => {
    await queues.send(arn('work'), 'taken');
    await queues.send(arn('work'), 'waiting');
    const taken = await queues.client.send(
      new ReceiveMessageCommand({ QueueUrl: queues.urlOfArn(arn('work')) }),
    );
    expect(taken.Messages).toHaveLength(1);
    await storage.stop();
    await open();
    expect(await depth('work')).toMatchObject({ waiting: 2, inWork: 0 });
    const batches = handleBy(() => true);
    await expect
      .poll(() =>
        batches
          .flat()
          .map((record) => record.body)
          .sort(),
      )
      .toEqual(['taken', 'waiting']);
  });
});
