/** A batch of pending leads: each country in its order, and none held up by what nobody can read. */
import { marshall } from '@aws-sdk/util-dynamodb';
import { suspendPartner } from '@rafiq/shared/partners/contract.ts';
import type { Context, DynamoDBStreamEvent } from 'aws-lambda';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commit } from '#functions/kernel/commit.ts';
import { documents } from '#functions/kernel/dynamo.ts';
import { newId } from '#functions/kernel/id.ts';
import { createPartner } from '#functions/partners/index.ts';
import { sentCommands } from '../../../test/fixtures/sent-commands.ts';
import { startTestDatabase, type TestDatabase } from '../../../test/fixtures/database.ts';
import { startTestIssuer, type TestIssuer } from '../../../test/fixtures/issuer.ts';
import { addMember } from '../../../test/fixtures/people.ts';
import { loadRooms, type Rooms } from '../../../test/fixtures/rooms.ts';
import { streamBatch } from '../../../test/fixtures/workers.ts';
import { system } from '../../../test/fixtures/world/cast.ts';
import * as plant from '../../../test/fixtures/world/plant-leads.ts';
import { publish as publishNext } from '../domain/distribution/policy-course.ts';
import { readPolicy } from '../read-policy.ts';
import { findLead } from '../store/lead-store.ts';
import { courseWrites } from '../store/policies.ts';
import { handler } from './place-lead.ts';

let database: TestDatabase;
let issuer: TestIssuer;
let rooms: Rooms;
/** The requests that the whole roster takes. */
const rosterShards = 8;
const countries = ['AE', 'SA', 'OM', 'EG', 'JO', 'KW'];

async function partnerIn(country: string): Promise<string> {
  const plain = { kind: 'reseller', tier: 'gold', weight: 1, name: `${country} Systems`, country } as const;
  const input = { ...plain, tags: [], address: {}, specialisations: {}, capacity: {} };
  return (await createPartner(input, system(), newId)).partner.id;
}
beforeAll(async () => {
  [database, issuer] = await Promise.all([startTestDatabase(), startTestIssuer()]);
  rooms = await loadRooms();
  await addMember('operations', { organisation: 'vendor', role: 'channel-operations' });
  for (const country of countries) await partnerIn(country);
});
afterAll(() => Promise.all([database.stop(), issuer.stop()]));

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

test('what is published between two batches holds for the second, however soon it follows', async () => {
  const publish = async (strategy: 'pool' | 'fair-share') => {
    const head = await readPolicy();
    const { at } = system();
    const step = publishNext(head, { ...head.document, strategy }, at);
    await commit(system(), {
      writes: courseWrites(head, step, { at, by: 'test' }),
      events: [],
      answer: null,
    });
  };
  const placedNow = async () => {
    const id = await waitingIn('OM');
    await deliver([await imageOf(id)]);
    return (await findLead(id))?.state.substatus;
  };
  expect(await placedNow()).toBe('offered');
  await publish('pool');
  expect(await placedNow()).toBe('pooled');
  await publish('fair-share');
  expect(await placedNow()).toBe('offered');
});

test('a partner suspended after the batch was read gets nothing, and the next in line does', async () => {
  const [first = '', second = ''] = [await partnerIn('QA'), await partnerIn('QA')].sort();
  const id = await waitingIn('QA');
  const image = await imageOf(id);
  let suspended: number | undefined;
  const name = 'suspend-before-the-write';
  documents.middlewareStack.add(
    (next) => async (given) => {
      if ('TransactItems' in given.input) {
        documents.middlewareStack.remove(name);
        const token = await issuer.accessToken('operations');
        const asked = { params: { partnerId: first }, body: { reason: 'Under review' } };
        suspended = (await rooms.call({ route: suspendPartner, token, ...asked })).status;
      }
      return next(given);
    },
    { step: 'initialize', name },
  );
  expect(await deliver([image])).toEqual({ batchItemFailures: [] });
  expect(suspended).toBe(200);
  const { state } = (await findLead(id)) ?? {};
  expect(state).toMatchObject({ substatus: 'offered', partnerId: second });
});
