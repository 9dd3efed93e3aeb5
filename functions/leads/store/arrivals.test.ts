import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { documents, tableName } from '#functions/kernel/dynamo.ts';
import { newId } from '#functions/kernel/id.ts';
import { lead } from '../../../test/fixtures/placement-facts.ts';
import { startTestDatabase, type TestDatabase } from '../../../test/fixtures/database.ts';
import { advance, type Lead, type LeadState } from '../domain/lead.ts';
import { arrivals } from './arrivals.ts';
import { recordItem } from './lead-items.ts';

let database: TestDatabase;
/** Those of the days asked for, in the order of arrival. */
let received: Lead[];

const states: readonly LeadState[] = [
  { substatus: 'pending', heldUntil: null },
  { substatus: 'pooled', pooledAt: '2026-03-01T00:00:00.000Z' },
  { substatus: 'unplaced', reason: { code: 'unplaced.no-country', params: {} } },
];

async function put(receivedAt: string, state: LeadState | undefined): Promise<Lead> {
  const base = lead({ receivedAt });
  const made = { ...base, id: newId('lead'), customer: { ...base.customer, accountId: null } };
  const stands = state === undefined ? made : advance(made, state, receivedAt);
  const item = { ...recordItem(stands) };
  await documents.send(new PutCommand({ TableName: tableName(), Item: item }));
  return stands;
}

beforeAll(async () => {
  database = await startTestDatabase();
  received = [];
  const hours = Array.from({ length: 24 }, (_, hour) => hour);
  // Most of them in one list, for which the others have to wait.
  for (const hour of hours) {
    const at = `2026-03-01T${String(hour).padStart(2, '0')}:00:00.000Z`;
    received.push(await put(at, states[hour % 5]));
  }
  received.push(await put('2026-03-02T23:59:59.999Z', states[1]));
  await put('2026-02-28T23:59:59.999Z', states[0]);
  await put('2026-03-03T00:00:00.000Z', states[1]);
});
afterAll(() => database.stop());

test.each([1, 2, 7, 250])(
  'every lead of the days once, in slabs one behind the other; %i at a time',
  async (limit) => {
    const slabs: string[][] = [];
    for await (const slab of arrivals('2026-03-01', '2026-03-02', limit)) {
      slabs.push(slab.map(({ facts, id }) => `${facts.receivedAt}#${id}`).sort());
      expect(slab.length).toBeGreaterThan(0);
    }
    expect(slabs.flat()).toEqual(received.map(({ facts, id }) => `${facts.receivedAt}#${id}`));
  },
);

test('days without a lead are none', async () => {
  for await (const slab of arrivals('2020-01-01', '2020-12-31')) expect(slab).toEqual([]);
});
