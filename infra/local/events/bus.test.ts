import { EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalAssembly, LocalResource } from '../assembly/local-assembly.ts';
import { region } from '../assembly/local-names.ts';
import { type LoopbackServer, openLoopbackServer } from '../net/loopback-server.ts';
import { createQueues, type Queues } from '../queues/queues.ts';
import { startStorage, type Storage } from '../storage/storage.ts';
import { busOfTemplate } from './bus.ts';
import { answerBusRequest } from './bus-requests.ts';
import { temporaryFolders } from '../../../test/fixtures/temporary-folders.ts';

const resource = (type: string, name: string, properties: Record<string, unknown>): LocalResource => ({
  stack: 'Small',
  folder: '',
  id: name,
  type,
  name,
  metadata: {},
  properties,
});
const arn = `arn:aws:sqs:${region}:000000000000:hears`;
const rule = (name: string, more: Record<string, unknown> = {}) =>
  resource('AWS::Events::Rule', name, {
    EventBusName: 'rafiq',
    EventPattern: { 'detail-type': [{ prefix: 'rafiq.leads.' }] },
    Targets: [{ Id: 'Target0', Arn: arn }],
    ...more,
  });
const assemblyOf = (rules: LocalResource[]): LocalAssembly => {
  const resources = [resource('AWS::Events::EventBus', 'rafiq', {}), ...rules];
  return { ofType: (...types) => resources.filter(({ type }) => types.includes(type)) };
};

const credentials = { accessKeyId: 'local', secretAccessKey: 'secret' };
const newFolder = temporaryFolders('bus');
let storage: Storage;
let queues: Queues;
let server: LoopbackServer;
let client: EventBridgeClient;

beforeAll(async () => {
  storage = await startStorage(newFolder(), 0);
  const sqs = new SQSClient({ region, credentials, endpoint: storage.url });
  queues = await createQueues(sqs, storage.url, [resource('AWS::SQS::Queue', 'hears', {})], []);
  const bus = busOfTemplate(assemblyOf([rule('on'), rule('off', { State: 'DISABLED' })]), queues);
  server = await openLoopbackServer('bus', 0);
  server.serve((request, response) => answerBusRequest(bus, request, response));
  client = new EventBridgeClient({ region, credentials, endpoint: server.url, maxAttempts: 1 });
});
afterAll(async () => {
  await server.close();
  await storage.stop();
});

const entry = (more: PutEventsRequestEntry = {}): PutEventsRequestEntry => ({
  EventBusName: 'rafiq',
  Source: 'rafiq',
  DetailType: 'rafiq.leads.lead.claimed.v1',
  Detail: '{"leadId":"lead_1"}',
  ...more,
});
const put = (...entries: PutEventsRequestEntry[]) => client.send(new PutEventsCommand({ Entries: entries }));

describe('the bus', () => {
  it('has an event in the queues that hear it before it says so', async () => {
    const answer = await put(entry(), entry({ DetailType: 'rafiq.partners.partner.created.v1' }));
    expect(answer.FailedEntryCount).toBe(0);
    const { Messages = [] } = await queues.client.send(
      new ReceiveMessageCommand({ QueueUrl: queues.urlOfArn(arn), MaxNumberOfMessages: 10 }),
    );
    expect(Messages).toHaveLength(1);
    expect(JSON.parse(Messages[0]?.Body ?? '')).toMatchObject({
      id: answer.Entries?.[0]?.EventId,
      'detail-type': 'rafiq.leads.lead.claimed.v1',
      source: 'rafiq',
      detail: { leadId: 'lead_1' },
    });
  });

  it('delivers each of many events, also when together they are more than a queue takes at once', async () => {
    const large = (number: number) => JSON.stringify({ number, much: 'x'.repeat(100 * 1024) });
    const answer = await put(...[1, 2, 3, 4, 5].map((number) => entry({ Detail: large(number) })));
    expect(answer.FailedEntryCount).toBe(0);
    const received = new Set<unknown>();
    const QueueUrl = queues.urlOfArn(arn);
    while (received.size < 5) {
      const { Messages = [] } = await queues.client.send(
        new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 1 }),
      );
      if (Messages.length === 0) break;
      for (const { Body = '' } of Messages)
        received.add((JSON.parse(Body) as { detail: { number: unknown } }).detail.number);
    }
    expect([...received].sort()).toEqual([1, 2, 3, 4, 5]);
  });

  it('says which events a queue did not take, and of no others', async () => {
    const choosy: Queues = {
      ...queues,
      sendAll: (_, bodies) =>
        Promise.resolve(
          new Map(bodies.flatMap((body, place) => (body.includes('bad') ? [[place, 'no']] : []))),
        ),
    };
    const bus = busOfTemplate(assemblyOf([rule('on')]), choosy);
    const entries = ['good', 'bad', 'good'].map((what) => entry({ Detail: JSON.stringify({ what }) }));
    const results = await bus.put(entries);
    expect(results.map((result) => 'ErrorCode' in result)).toEqual([false, true, false]);
  });

  it.each([
    ['a detail that is no object', { Detail: '"text"' }, 'MalformedDetail'],
    ['a detail that is no JSON', { Detail: '{' }, 'MalformedDetail'],
    ['an unknown bus', { EventBusName: 'other' }, 'ResourceNotFoundException'],
    ['too much', { Detail: JSON.stringify({ much: 'x'.repeat(256 * 1024) }) }, 'InvalidArgument'],
  ])('refuses %s, and that entry alone', async (_name, more, code) => {
    const answer = await put(entry({ DetailType: 'unheard' }), entry(more));
    expect(answer.FailedEntryCount).toBe(1);
    expect(answer.Entries?.[1]?.ErrorCode).toBe(code);
  });

  it('refuses more than ten at once', async () => {
    await expect(put(...Array.from({ length: 11 }, () => entry()))).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });

  it('refuses at the start a rule whose events could be lost', () => {
    const direct = rule('direct', { Targets: [{ Id: 'T', Arn: 'arn:aws:lambda:x:y:function:z' }] });
    expect(() => busOfTemplate(assemblyOf([direct]), queues)).toThrow(/no queue/);
    const shaped = rule('shaped', { Targets: [{ Id: 'T', Arn: arn, InputPath: '$.detail' }] });
    expect(() => busOfTemplate(assemblyOf([shaped]), queues)).toThrow(/InputPath/);
  });
});
