/**
 * What no worker can handle, on the running stack: it ends in its own worker's dead letters after five tries, and
 * holds up neither other messages nor other workers. What was laid aside can be sent again.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import {
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { createClient, type Client } from '@rafiq/shared/client.ts';
import { submitLead } from '@rafiq/shared/leads/contract.ts';
import { readOverview } from '@rafiq/shared/leads/overview-contract.ts';
import { newId } from '#functions/kernel/id.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findRooms, functionsOf } from '../../infra/rooms.ts';
import type { Runner } from '../../infra/local/runner/runner.ts';
import { startRunner } from '../../infra/local/runner/start-runner.ts';

const patienceMs = 120_000;
/** Long enough that what is healthy is done long before what is not has had its five tries. */
const retrySeconds = 3;

const workers = (await findRooms())
  .flatMap(functionsOf)
  .flatMap(({ name, trigger }) =>
    trigger === undefined || trigger.kind === 'schedule' ? [] : [{ name, kind: trigger.kind }],
  );
const ofKind = (kind: string): string[] =>
  workers.filter((worker) => worker.kind === kind).map(({ name }) => name);

let folder: string;
let runner: Runner;
let client: Client;
let token: string;
let queues: SQSClient;
let table: DynamoDBDocumentClient;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'rafiq-dead-letters-'));
  runner = await startRunner({
    dataDir: folder,
    ports: 'free',
    demo: false,
    portal: false,
    queueRetrySeconds: retrySeconds,
  });
  client = createClient({ baseUrl: runner.apiUrl });
  token = await runner.bindAndToken('operations@rafiq.example');
  const { environment } = runner;
  const connection = {
    region: environment['AWS_REGION'] ?? 'us-east-1',
    credentials: {
      accessKeyId: environment['AWS_ACCESS_KEY_ID'] ?? 'local',
      secretAccessKey: environment['AWS_SECRET_ACCESS_KEY'] ?? 'local',
    },
  };
  queues = new SQSClient({ ...connection, endpoint: runner.queuesUrl });
  table = DynamoDBDocumentClient.from(new DynamoDBClient({ ...connection, endpoint: runner.databaseUrl }));
});
afterAll(async () => {
  queues.destroy();
  table.destroy();
  await runner.close();
  await rm(folder, { recursive: true, force: true });
});

/** The names of all queues, by the worker each belongs to. */
const queueOf = async (worker: string, suffix = ''): Promise<string> => {
  const found = (await runner.control.queues()).find(({ name }) => name.endsWith(`${worker}${suffix}`));
  if (found === undefined) throw new Error(`${worker} has no queue${suffix}`);
  return found.name;
};
const urlOf = async (name: string): Promise<string> =>
  (await queues.send(new GetQueueUrlCommand({ QueueName: name }))).QueueUrl ?? '';
const send = async (queue: string, body: string): Promise<void> => {
  await queues.send(new SendMessageCommand({ QueueUrl: await urlOf(queue), MessageBody: body }));
};

const given = { given: true, basis: 'consent', source: 'web form', date: '2026-11-20' } as const;
const submit = () =>
  client.call(submitLead, {
    token,
    body: { company: { name: 'Customer', country: 'AE' }, consentToShare: given, consentToContact: given },
  });

/** How many leads the overview has counted as submitted. */
async function counted(): Promise<number> {
  const { data } = await client.call(readOverview, { token });
  return data.days.reduce((sum, { submitted }) => sum + submitted, 0);
}

async function until(reached: () => Promise<boolean>, what: string): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (!(await reached())) {
    if (Date.now() > deadline) throw new Error(`Never: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const largestMessageBytes = 256 * 1024;
const unreadable = ['{"detail":', `{"detail":"${'x'.repeat(largestMessageBytes - 13)}"}`];

test('every worker behind a queue lays aside what it cannot read, and nothing else', async () => {
  expect(unreadable.map((body) => Buffer.byteLength(body))).toEqual([10, largestMessageBytes]);
  for (const worker of ofKind('event')) {
    for (const body of unreadable) await send(await queueOf(worker), body);
  }
  await submit();
  await until(async () => (await counted()) === 1, 'the lead is placed and counted');
  expect(await runner.control.deadLetters()).toEqual({});

  await runner.control.idle(patienceMs);
  const dead = await Promise.all(ofKind('event').map((worker) => queueOf(worker, '-dead')));
  expect(await runner.control.deadLetters()).toEqual(
    Object.fromEntries(dead.map((name) => [name, unreadable.length])),
  );
  for (const name of dead) {
    const { Messages = [] } = await queues.send(
      new ReceiveMessageCommand({
        QueueUrl: await urlOf(name),
        MaxNumberOfMessages: 10,
        VisibilityTimeout: 0,
        MessageSystemAttributeNames: ['ApproximateReceiveCount'],
      }),
    );
    expect(Messages.map(({ Body }) => Body?.length).sort()).toEqual(
      unreadable.map(({ length }) => length).sort(),
    );
    // Five tries, the sixth asking at which its queue laid it aside, and this look at it.
    expect(Messages.map(({ Attributes }) => Attributes?.['ApproximateReceiveCount'])).toEqual(['7', '7']);
  }
});

test('what was laid aside can be sent again, and is handled once it can be', async () => {
  const dead = await queueOf('leads-tally-leads', '-dead');
  const before = await counted();
  const at = new Date().toISOString();
  const event = {
    id: newId('event'),
    type: 'rafiq.leads.lead.submitted.v1',
    subject: newId('lead'),
    version: 1,
    at,
    by: { kind: 'system', id: 'test', organisation: null },
    requestId: 'test',
    data: { from: null, to: 'pending', country: 'AE' },
    changed: ['state'],
    why: null,
  };
  await send(dead, JSON.stringify({ detail: event }));
  expect(await runner.control.redrive(dead)).toBe(unreadable.length + 1);
  await until(async () => (await counted()) === before + 1, 'the event is counted');
  await runner.control.idle(patienceMs);
  expect((await runner.control.deadLetters())[dead]).toBe(unreadable.length);
});

/** Items that each reader of the stream takes for its own and cannot read. */
const broken: Readonly<Record<string, Record<string, unknown>>> = {
  'integrations-publish-events': { kind: 'event', event: 'broken' },
  'leads-place-lead': { kind: 'lead', substatus: 'pending', held: false, lead: 'broken' },
};

test('a record of the stream that cannot be read is laid aside, and those behind it are handled', async () => {
  const before = await counted();
  for (const worker of ofKind('stream')) {
    const item = broken[worker];
    if (item === undefined) throw new Error(`${worker} has no record it cannot read`);
    await table.send(
      new PutCommand({
        TableName: runner.tableName,
        Item: { pk: `BROKEN#${worker}`, sk: 'RECORD', ...item },
      }),
    );
  }
  const { data } = await submit();
  await until(async () => (await counted()) === before + 1, 'the lead behind them is placed and counted');
  await runner.control.idle(patienceMs);
  const left = await runner.control.deadLetters();
  for (const worker of ofKind('stream'))
    expect([worker, left[await queueOf(worker, '-dead')]]).toEqual([worker, 1]);
  expect(data.substatus).toBe('pending');
});
