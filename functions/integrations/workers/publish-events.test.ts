import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { Context, DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda';
import * as z from 'zod';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';

const request = z.object({
  Entries: z.array(z.object({ DetailType: z.string(), Detail: z.string(), Source: z.string() })),
});

let server: Server;
let publish: (records: DynamoDBRecord[]) => Promise<DynamoDBBatchResponse>;
let calls: string[][] = [];
let refuses: (id: string) => boolean = () => false;

beforeAll(async () => {
  server = createServer((incoming, answer) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const { Entries } = request.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')));
      const ids = Entries.map(({ Detail }) => z.object({ id: z.string() }).parse(JSON.parse(Detail)).id);
      calls.push(ids);
      const results = ids.map((id) => (refuses(id) ? { ErrorCode: 'ThrottlingException' } : { EventId: id }));
      answer.setHeader('content-type', 'application/x-amz-json-1.1');
      answer.end(
        JSON.stringify({
          FailedEntryCount: results.filter((result) => 'ErrorCode' in result).length,
          Entries: results,
        }),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_EVENTBRIDGE: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    BUS_NAME: 'rafiq-test',
  });
  const { handler } = await import('./publish-events.ts');
  publish = async (Records) => handler({ Records }, { functionName: 'test' } as Context);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  calls = [];
  refuses = () => false;
});

const record = (id: string, item: Record<string, unknown> = {}): DynamoDBRecord => ({
  eventName: 'INSERT',
  dynamodb: {
    SequenceNumber: `seq-${id}`,
    NewImage: marshall({
      pk: 'LEAD#1',
      sk: `EVT#${id}`,
      kind: 'event',
      event: {
        id,
        type: 'rafiq.leads.lead.claimed.v1',
        subject: 'lead_1',
        version: 1,
        at: '2026-11-22T09:30:00.000Z',
        by: { kind: 'system', id: 'test', organisation: null },
        requestId: 'test',
        data: {},
        changed: [],
        why: null,
      },
      ...item,
    }) as NonNullable<DynamoDBRecord['dynamodb']>['NewImage'] & object,
  },
});
const records = (count: number) => Array.from({ length: count }, (_, index) => record(`e${index}`));

it('puts events on the bus in their order, ten a call', async () => {
  expect(await publish(records(23))).toEqual({ batchItemFailures: [] });
  expect(calls.map((ids) => ids.length)).toEqual([10, 10, 3]);
  expect(calls.flat()).toEqual(records(23).map((_, index) => `e${index}`));
});

it('passes over what is no event', async () => {
  const batch = [record('e0'), record('e1', { kind: 'partner' }), record('e2')];
  expect(await publish(batch)).toEqual({ batchItemFailures: [] });
  expect(calls).toEqual([['e0', 'e2']]);
});

it('tries again only what the bus refused', async () => {
  let refusals = 0;
  refuses = (id) => id === 'e1' && (refusals += 1) === 1;
  expect(await publish(records(3))).toEqual({ batchItemFailures: [] });
  expect(calls).toEqual([['e0', 'e1', 'e2'], ['e1']]);
});

it('fails the first record it could not publish and holds back what follows', async () => {
  refuses = (id) => id === 'e12';
  expect(await publish(records(30))).toEqual({ batchItemFailures: [{ itemIdentifier: 'seq-e12' }] });
  expect(calls.flat()).not.toContain('e20');
});

it('fails an unreadable record after publishing those before it', async () => {
  const batch = [record('e0'), record('e1', { event: { id: 'broken' } }), record('e2')];
  expect(await publish(batch)).toEqual({ batchItemFailures: [{ itemIdentifier: 'seq-e1' }] });
  expect(calls).toEqual([['e0']]);
});
