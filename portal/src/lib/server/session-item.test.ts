import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import type { Asking, Exchanged } from '@rafiq/shared/client.ts';
import { expect, test, vi } from 'vitest';
import { findItemOf } from './session-item.ts';

const wire = { id: { S: 'one' }, revision: { N: '3' }, member: { M: { name: { S: 'Nadia' } } } };
const item = { id: 'one', revision: 3, member: { name: 'Nadia' } };
const answer = (status: number, body: unknown): Exchanged => ({
  status,
  header: () => null,
  text: JSON.stringify(body),
});

/** A table whose address is known, since its client has asked once, and whose short way answers this. */
function table(short: () => Promise<Exchanged>) {
  const client = new DynamoDBClient({
    region: 'eu-central-1',
    credentials: { accessKeyId: 'k', secretAccessKey: 's' },
    endpoint: 'http://tables.test:8000',
    maxAttempts: 1,
    requestHandler: { handle: () => Promise.reject(new Error('Nobody is there')) },
  });
  const exchange = vi.fn((_: string, __: Asking) => short());
  const longWay = vi.fn((id: string) => Promise.resolve({ id, longWay: true }));
  const findItem = findItemOf('sessions', client, exchange, longWay);
  const asked = client.send(new GetItemCommand({ TableName: 'sessions', Key: { id: { S: 'one' } } }));
  const untilKnown = asked.catch(() => undefined);
  return { findItem, exchange, longWay, untilKnown };
}

test('goes the long way until the client has found the table, and the short one from then', async () => {
  const { findItem, exchange, longWay, untilKnown } = table(() =>
    Promise.resolve(answer(200, { Item: wire })),
  );
  expect(await findItem('one')).toEqual({ id: 'one', longWay: true });
  await untilKnown;
  expect(await findItem('one')).toEqual(item);
  expect(longWay).toHaveBeenCalledTimes(1);
  const [url, asking] = exchange.mock.calls[0] ?? [];
  expect(url).toBe('http://tables.test:8000/');
  expect(JSON.parse(asking?.body ?? '')).toEqual({
    TableName: 'sessions',
    Key: { id: { S: 'one' } },
    ConsistentRead: true,
  });
  expect(asking?.headers.authorization).toContain('/eu-central-1/dynamodb/aws4_request');
  expect(asking?.headers['x-amz-target']).toBe('DynamoDB_20120810.GetItem');
});

test('finds nothing where there is nothing', async () => {
  const { findItem, longWay, untilKnown } = table(() => Promise.resolve(answer(200, {})));
  await untilKnown;
  expect(await findItem('one')).toBeUndefined();
  expect(longWay).not.toHaveBeenCalled();
});

test.each([
  ['a refusal', () => Promise.resolve(answer(400, { __type: 'ThrottlingException' }))],
  ['no answer', () => Promise.reject(new Error('reset'))],
])('goes the long way after %s', async (_, short) => {
  const { findItem, longWay, untilKnown } = table(short);
  await untilKnown;
  expect(await findItem('one')).toEqual({ id: 'one', longWay: true });
  expect(longWay).toHaveBeenCalledTimes(1);
});
