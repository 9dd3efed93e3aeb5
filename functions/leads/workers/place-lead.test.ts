/** A batch of pending leads: each country in its order, and none held up by what nobody can read. */
import { marshall } from '@aws-sdk/util-dynamodb';
import { setAccountOwner } from '@rafiq/shared/accounts/contract.ts';
import { explainLead, replayLead } from '@rafiq/shared/leads/decision-contract.ts';
import { declineOffer } from '@rafiq/shared/leads/contract.ts';
import type { PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import { suspendPartner, type Capacity } from '@rafiq/shared/partners/contract.ts';
import type { Context, DynamoDBStreamEvent } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

async function partnerIn(country: string, capacity: Partial<Capacity> = {}): Promise<string> {
  const plain = { kind: 'reseller', tier: 'gold', weight: 1, name: `${country} Systems`, country } as const;
  const input = { ...plain, tags: [], address: {}, specialisations: {}, capacity };
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

async function publish(over: Partial<PolicyDocument>): Promise<void> {
  const head = await readPolicy();
  const { at } = system();
  const step = publishNext(head, { ...head.document, ...over }, at);
  await commit(system(), { writes: courseWrites(head, step, { at, by: 'test' }), events: [], answer: null });
}

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
  expect(sent.filter((command) => command === 'BatchGetItemCommand').length).toBeLessThan(countries.length);
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
  const placedNow = async () => {
    const id = await waitingIn('OM');
    await deliver([await imageOf(id)]);
    return (await findLead(id))?.state.substatus;
  };
  expect(await placedNow()).toBe('offered');
  await publish({ strategy: 'pool' });
  expect(await placedNow()).toBe('pooled');
  await publish({ strategy: 'fair-share' });
  expect(await placedNow()).toBe('offered');
});

test('a policy that does not ask who has room places beyond a cap, and one that does sets aside', async () => {
  const only = await partnerIn('TR', { maxPerDay: 1 });
  const placedNow = async () => {
    const id = await waitingIn('TR');
    expect(await deliver([await imageOf(id)])).toEqual({ batchItemFailures: [] });
    return (await findLead(id))?.state;
  };
  const { steps } = (await readPolicy()).document;
  expect(await placedNow()).toMatchObject({ substatus: 'offered', partnerId: only });
  expect(await placedNow()).toMatchObject({ substatus: 'unplaced', reason: { code: 'unplaced.capacity' } });
  await publish({ steps: { ...steps, capacity: false } });
  expect(await placedNow()).toMatchObject({ substatus: 'offered', partnerId: only });
  await publish({ steps });
  expect(await placedNow()).toMatchObject({ substatus: 'unplaced', reason: { code: 'unplaced.capacity' } });
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

describe('a named account', () => {
  const company = 'Falcon Trading';
  const waiting = (country: string, name = company) =>
    plant.plantLead({ customer: 'plain', country, company: name }, () => ({
      substatus: 'pending',
      heldUntil: null,
    }));
  const asOperations = async (request: Omit<Parameters<Rooms['call']>[0], 'token'>) =>
    rooms.call({ ...request, token: await issuer.accessToken('operations') });
  const nameOwner = async (accountId: string, partnerId: string) =>
    asOperations({
      route: setAccountOwner,
      params: { accountId },
      body: { partnerId },
      headers: { 'if-match': '"1"' },
    });

  test('has its lead offered to its owner from elsewhere, and once that declines to whoever is next', async () => {
    const [owner, local] = [await partnerIn('BR'), await partnerIn('MA')];
    await addMember('owner-admin', { organisation: owner, role: 'partner-admin' });
    const lead = await waiting('MA');
    const accountId = lead.customer.accountId ?? '';
    expect(await nameOwner(accountId, owner)).toMatchObject({ status: 200 });

    const { sent, stop } = sentCommands();
    expect(await deliver([await imageOf(lead.id)])).toEqual({ batchItemFailures: [] });
    stop();
    // Its account is read with the grounds.
    expect(sent.filter((command) => command === 'BatchGetItemCommand')).toHaveLength(1);
    const offered = await findLead(lead.id);
    expect(offered).toMatchObject({
      state: { substatus: 'offered', partnerId: owner },
      accountOffers: 1,
      placement: { code: 'placement.named-account' },
      why: { code: 'why.named-account', params: {} },
    });
    const params = { leadId: lead.id };
    const told = await asOperations({ route: explainLead, params });
    expect(told.body).toMatchObject({ reason: { text: 'The company is a named account of BR Systems.' } });
    expect(told.body['steps']).toContainEqual(
      expect.objectContaining({ step: 'named-account', text: 'Not the owner of the named account' }),
    );
    expect(await asOperations({ route: replayLead, params })).toMatchObject({ body: { verdict: 'equal' } });

    const offerId = offered?.state.substatus === 'offered' ? offered.state.offerId : '';
    const declined = await rooms.call({
      route: declineOffer,
      token: await issuer.accessToken('owner-admin'),
      params: { offerId },
      body: { reason: 'unable-to-support' },
    });
    expect(declined.status).toBe(200);
    expect(JSON.stringify(declined.body)).not.toContain(local);
    expect(await deliver([await imageOf(lead.id)])).toEqual({ batchItemFailures: [] });
    expect(await findLead(lead.id)).toMatchObject({
      state: { substatus: 'offered', partnerId: local },
      accountOffers: 1,
      hops: 2,
      placement: { code: 'placement.only' },
    });
    expect(await asOperations({ route: replayLead, params })).toMatchObject({ body: { verdict: 'equal' } });
  });

  test('of a partner without room has its lead go on, and the decision made again is the same', async () => {
    const capped = { maxOpen: 1, maxPerDay: null };
    const plain = { kind: 'reseller', tier: 'gold', weight: 1, name: 'Small', country: 'BR' } as const;
    const { partner: owner } = await createPartner(
      { ...plain, tags: [], address: {}, specialisations: {}, capacity: capped },
      system(),
      newId,
    );
    const local = await partnerIn('TN');
    const leads = [await waiting('TN'), await waiting('TN')];
    await nameOwner(leads[0]?.customer.accountId ?? '', owner.id);
    expect(await deliver(await Promise.all(leads.map(({ id }) => imageOf(id))))).toEqual({
      batchItemFailures: [],
    });
    const placed = await Promise.all(leads.map(({ id }) => findLead(id)));
    expect(placed.map((lead) => lead?.state)).toMatchObject([{ partnerId: owner.id }, { partnerId: local }]);
    for (const { id } of leads)
      expect(await asOperations({ route: replayLead, params: { leadId: id } })).toMatchObject({
        body: { verdict: 'equal' },
      });
  });

  test('of one lead of a batch is read in the request that reads the grounds of all', async () => {
    const [owner, local] = [await partnerIn('BR'), await partnerIn('DZ')];
    const leads = [await waiting('DZ', 'One'), await waiting('DZ', 'Two'), await waiting('DZ', 'Three')];
    await nameOwner(leads[1]?.customer.accountId ?? '', owner);
    const images = await Promise.all(leads.map(({ id }) => imageOf(id)));
    const { sent, stop } = sentCommands();
    expect(await deliver(images)).toEqual({ batchItemFailures: [] });
    stop();
    expect(sent.filter((command) => command === 'BatchGetItemCommand')).toHaveLength(1);
    const placed = await Promise.all(leads.map(({ id }) => findLead(id)));
    expect(placed.map((lead) => lead?.state)).toMatchObject(
      [local, owner, local].map((partnerId) => ({ partnerId })),
    );
  });
});
