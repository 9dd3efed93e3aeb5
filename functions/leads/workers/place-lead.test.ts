/** A batch of pending leads: each country in its order, and none held up by what nobody can read. */
import { marshall } from '@aws-sdk/util-dynamodb';
import type { Context, DynamoDBStreamEvent } from 'aws-lambda';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#functions/kernel/id.ts';
import { createPartner } from '#functions/partners/index.ts';
import { sentCommands } from '../../../test/fixtures/sent-commands.ts';
import { startTestDatabase, type TestDatabase } from '../../../test/fixtures/database.ts';
import { streamBatch } from '../../../test/fixtures/workers.ts';
import { system } from '../../../test/fixtures/world/cast.ts';
import * as plant from '../../../test/fixtures/world/plant-leads.ts';
import { findLead } from '../store/lead-store.ts';
import { handler } from './place-lead.ts';

let database: TestDatabase;
/** The requests that the whole roster takes. */
const rosterShards = 8;
const countries = ['AE', 'SA', 'OM', 'EG', 'JO', 'KW'];
beforeAll(async () => {
  database = await startTestDatabase();
  for (const country of countries) {
    const plain = { kind: 'reseller', tier: 'gold', weight: 1, name: `${country} Systems`, country } as const;
    await createPartner(
      { ...plain, tags: [], address: {}, specialisations: {}, capacity: {} },
      system(),
      newId,
    );
  }
});
afterAll(() => database.stop());

const waitingIn = async (country: string) =>
  (await plant.plantLead({ customer: 'plain', country }, () => ({ substatus: 'pending', heldUntil: null })))
    .id;
const imageOf = async (leadId: string) =>
  (await database.items()).find(({ pk, sk }) => pk === `LEAD#${leadId}` && sk === 'RECORD');
const deliver = async (images: readonly unknown[]) => {
  const batch = streamBatch(images.map((image) => marshall(image, { removeUndefinedValues: true })));
  return handler(batch as DynamoDBStreamEvent, {} as Context);
};

test('leads of more countries than there are lanes are all placed, and placing them again changes nothing', async () => {
  const ids: string[] = [];
  for (const country of [...countries, ...countries]) ids.push(await waitingIn(country));
  const images = await Promise.all(ids.map(imageOf));
  const { sent, stop } = sentCommands();
  expect(await deliver(images)).toEqual({ batchItemFailures: [] });
  stop();
  // The roster is read once for all lanes, the standings once for each country.
  expect(sent.filter((command) => command === 'QueryCommand')).toHaveLength(rosterShards + countries.length);
  // Policy, version of the roster and holidays once for a moment, not once for each lead.
  expect(sent.filter((command) => command === 'BatchGetCommand').length).toBeLessThan(countries.length);
  const placed = await Promise.all(ids.map(findLead));
  expect(placed.map((lead) => [lead?.state.substatus, lead?.hops])).toEqual(ids.map(() => ['offered', 1]));
  expect(await deliver(images)).toEqual({ batchItemFailures: [] });
  expect(await Promise.all(ids.map(findLead))).toEqual(placed);
});

test('the stream repeats from what cannot be read, while the others are placed', async () => {
  const ids = [await waitingIn('AE'), await waitingIn('SA')];
  const [first, last] = await Promise.all(ids.map(imageOf));
  const broken = { pk: 'LEAD#broken', sk: 'RECORD', kind: 'lead', schema: 1, lead: 'broken' };
  expect(await deliver([first, broken, last])).toEqual({ batchItemFailures: [{ itemIdentifier: '2' }] });
  const placed = await Promise.all(ids.map(findLead));
  expect(placed.map((lead) => lead?.state.substatus)).toEqual(['offered', 'offered']);
});
