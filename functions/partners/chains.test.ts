/** Who buys from whom, as the vendor sets it and as partners meet it. */
import { listResellers } from '@rafiq/shared/partners/chain-contract.ts';
import {
  listPartners,
  readOwnPartner,
  suspendPartner,
  terminatePartner,
  updatePartner,
  type Partner,
} from '@rafiq/shared/partners/contract.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { invitationWrites } from '#functions/identity/index.ts';
import { commit } from '#functions/kernel/commit.ts';
import { newId } from '#functions/kernel/id.ts';
import { call, type TestAnswer } from '../../test/fixtures/call.ts';
import { startTestDatabase, type TestDatabase } from '../../test/fixtures/database.ts';
import { startTestIssuer, type TestIssuer } from '../../test/fixtures/issuer.ts';
import { addMember } from '../../test/fixtures/people.ts';
import { plainPartner } from '../../test/fixtures/plain-partner.ts';
import { system } from '../../test/fixtures/world/cast.ts';
import { handler } from './api.ts';
import { findInChain, findPartner } from './index.ts';

let database: TestDatabase;
let issuer: TestIssuer;
let operations: string;

beforeAll(async () => {
  [database, issuer] = await Promise.all([startTestDatabase(), startTestIssuer()]);
  operations = await signIn('operations', 'vendor', 'channel-operations');
});
afterAll(async () => {
  await Promise.all([database.stop(), issuer.stop()]);
});

async function signIn(
  subject: string,
  organisation: string,
  role: 'channel-operations' | 'partner-seller',
): Promise<string> {
  await addMember(subject, { organisation, role });
  return issuer.accessToken(subject);
}

const make = (name: string): Promise<Partner> => plainPartner({ name, country: 'AE' });

async function put({ id }: Partner, parentId: string | null, more: object = {}): Promise<TestAnswer> {
  const version = (await findPartner(id))?.version ?? 0;
  return call(handler, {
    route: updatePartner,
    token: operations,
    params: { partnerId: id },
    body: { parentId, ...more },
    headers: { 'if-match': `"${version}"` },
  });
}
const faultsOf = ({ status, body }: TestAnswer) => [status, body['code'], body['errors']];

async function chainOf({ id }: Partner) {
  const found = await findInChain(id);
  return {
    above: found?.chain.above,
    below: found?.chain.below.map(({ name, tier }) => `${tier} ${name}`).toSorted(),
  };
}

test('a chain is read up and down, and follows whoever moves with everybody below', async () => {
  const [top, other, middle, low] = await Promise.all(['Top', 'Other', 'Middle', 'Low'].map(make));
  if (!top || !other || !middle || !low) throw new Error('Four were made');
  expect((await put(low, middle.id)).body['parentId']).toBe(middle.id);
  expect((await put(middle, top.id)).status).toBe(200);
  expect(await chainOf(top)).toEqual({ above: [], below: ['1 Middle', '2 Low'] });
  expect(await chainOf(low)).toEqual({ above: [middle.id, top.id], below: [] });

  expect((await put(middle, other.id, { name: 'Moved' })).status).toBe(200);
  expect(await chainOf(top)).toEqual({ above: [], below: [] });
  expect(await chainOf(other)).toEqual({ above: [], below: ['1 Moved', '2 Low'] });

  expect((await put(middle, null)).body['parentId']).toBeNull();
  expect(await chainOf(other)).toEqual({ above: [], below: [] });
  expect(await chainOf(low)).toEqual({ above: [middle.id], below: [] });
});

test('a tier that is opened under one who stood below already is found from the top', async () => {
  const [top, middle, low] = await Promise.all(['Top', 'Middle', 'Low'].map(make));
  if (!top || !middle || !low) throw new Error('Three were made');
  await put(middle, top.id);
  await put(low, middle.id);
  expect(await chainOf(top)).toEqual({ above: [], below: ['1 Middle', '2 Low'] });
});

test.each([
  ['itself', 400, 'invalid-request', 'own-parent'],
  ['one below it', 400, 'invalid-request', 'below-itself'],
  ['one that is gone', 422, 'unknown-reference', 'unknown-reference'],
  ['nobody', 422, 'unknown-reference', 'unknown-reference'],
  ['a fifth', 400, 'invalid-request', 'too-many-tiers'],
])('nobody can buy from %s', async (what, status, problem, code) => {
  const partner = await make('Partner');
  const chain = await Promise.all(['1', '2', '3', '4', '5'].map(make));
  const [below] = chain;
  if (below === undefined) throw new Error('Five were made');
  await put(below, partner.id);
  const gone = await make('Gone');
  const parents: Record<string, string | undefined> = {
    itself: partner.id,
    'one below it': below.id,
    'one that is gone': gone.id,
    nobody: newId('partner'),
    'a fifth': chain[4]?.id,
  };
  await end(gone);
  for (const place of [2, 3, 4]) {
    const [one, above] = [chain[place], chain[place - 1]];
    if (one && above) await put(one, above.id);
  }
  expect(faultsOf(await put(partner, parents[what] ?? null))).toEqual([
    status,
    problem,
    [expect.objectContaining({ pointer: '/parentId', code })],
  ]);
  expect((await findPartner(partner.id))?.parentId).toBeNull();
});

/** Ends the relation with a partner. */
async function end({ id }: Partner): Promise<void> {
  await call(handler, {
    route: terminatePartner,
    token: operations,
    params: { partnerId: id },
    body: { reason: 'Closed' },
  });
}

test('of two who are put under each other at one moment one is refused', async () => {
  for (const round of [1, 2, 3, 4]) {
    const [one, other] = await Promise.all([make(`One ${round}`), make(`Other ${round}`)]);
    const answers = await Promise.all([put(one, other.id), put(other, one.id)]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const parents = [(await findPartner(one.id))?.parentId, (await findPartner(other.id))?.parentId];
    expect(parents).toContain(null);
  }
});

test('a distributor is told of its active resellers, and nobody else of anything', async () => {
  const names = ['Distributor', 'Zagros', 'Aram', 'Paused', 'Sibling'];
  const [distributor, direct, second, paused, sibling] = await Promise.all(names.map(make));
  if (!distributor || !direct || !second || !paused || !sibling) throw new Error('Five were made');
  await put(direct, distributor.id);
  await put(second, direct.id);
  await put(paused, distributor.id);
  await call(handler, {
    route: suspendPartner,
    token: operations,
    params: { partnerId: paused.id },
    body: { reason: 'Agreement under review' },
  });
  const listed = async (partner: Partner) => {
    const token = await signIn(`seller-${partner.id}`, partner.id, 'partner-seller');
    return (await call(handler, { route: listResellers, token })).body;
  };
  expect(await listed(distributor)).toEqual({
    resellers: [
      { id: second.id, name: 'Aram' },
      { id: direct.id, name: 'Zagros' },
    ],
    more: false,
  });
  expect(await listed(second)).toEqual({ resellers: [], more: false });
  expect(await listed(sibling)).toEqual({ resellers: [], more: false });
  // The partner itself is told whom it buys from, by name.
  const token = await signIn('direct-seller', direct.id, 'partner-seller');
  const own = (await call(handler, { route: readOwnPartner, token })).body;
  expect(own).not.toHaveProperty('parentId');
  expect(own['distributor']).toEqual({ id: distributor.id, name: distributor.name });
});

test('the vendor lists those that buy from one themselves, each of its people as far as it may know', async () => {
  const [top, other] = await Promise.all([make('Gulf Line'), make('Other Line')]);
  const managerId = await addMember('their-manager', { organisation: 'vendor', role: 'channel-manager' });
  const person = { email: 'manager@vendor.example', name: 'Manager', userId: managerId };
  const invitation = { ...person, organisation: 'vendor', role: 'channel-manager' } as const;
  await commit(system(), { writes: invitationWrites(invitation), events: [], answer: null });
  const first = await make('Zagros Retail');
  const second = await plainPartner({ name: 'Aram Retail', country: 'AE', managerId });
  const third = await make('Basra Retail');
  await put(first, top.id);
  await put(second, top.id, { tier: 'gold' });
  await put(third, second.id);
  const list = async (token: string, query: Record<string, string>) => {
    const { body } = await call(handler, { route: listPartners, token, query });
    return [(body['items'] as Partner[]).map(({ name }) => name), body['nextCursor'] !== null];
  };
  expect(await list(operations, { parentId: top.id })).toEqual([['Zagros Retail', 'Aram Retail'], false]);
  expect(await list(operations, { parentId: top.id, limit: '1' })).toEqual([['Zagros Retail'], true]);
  expect(await list(operations, { parentId: top.id, tier: 'gold' })).toEqual([['Aram Retail'], false]);
  expect(await list(operations, { parentId: top.id, q: 'retail zag' })).toEqual([['Zagros Retail'], false]);
  expect(await list(operations, { parentId: second.id })).toEqual([['Basra Retail'], false]);
  expect(await list(operations, { parentId: other.id })).toEqual([[], false]);
  expect(await list(operations, { parentId: newId('partner') })).toEqual([[], false]);
  const theirs = await issuer.accessToken('their-manager');
  expect(await list(theirs, { parentId: top.id })).toEqual([['Aram Retail'], false]);
  expect(await list(theirs, { parentId: second.id })).toEqual([[], false]);

  await put(first, other.id);
  expect(await list(operations, { parentId: top.id })).toEqual([['Aram Retail'], false]);
});
