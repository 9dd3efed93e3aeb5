/** Rights that were taken away are gone at the very next request, whatever the token still says. */
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import {
  bindSession,
  changeRole,
  inviteMember,
  listMembers,
  readMe,
  removeMember,
  revokeClient,
} from '@rafiq/shared/identity/contract.ts';
import { listLeads, readLead } from '@rafiq/shared/leads/contract.ts';
import { publishPolicy } from '@rafiq/shared/leads/policy-contract.ts';
import { reinstatePartner, suspendPartner, terminatePartner } from '@rafiq/shared/partners/contract.ts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { membershipKey } from '#functions/kernel/caller.ts';
import { documents, tableName } from '#functions/kernel/dynamo.ts';
import { restoreState } from '../fixtures/table-state.ts';
import type { Actor } from '../fixtures/world/cast.ts';
import { sendExample } from '../fixtures/world/request.ts';
import { buildWorld, type World } from '../fixtures/world/world.ts';

let world: World;

beforeAll(async () => {
  world = await buildWorld();
});
beforeEach(() => restoreState(world.database, world.start));
afterAll(() => world.stop());

/** Changes one attribute of a membership, as a colleague with that right would. */
const setMembership = async ({ subject }: Actor, name: 'status' | 'role', value: string): Promise<void> => {
  await documents.send(
    new UpdateCommand({
      TableName: tableName(),
      Key: membershipKey(subject),
      UpdateExpression: 'SET #name = :value',
      ExpressionAttributeNames: { '#name': name },
      ExpressionAttributeValues: { ':value': value },
    }),
  );
};

const ask = async (actor: Actor, route: Parameters<typeof sendExample>[1]): Promise<string> => {
  const { status, body } = await sendExample(world, route, actor);
  return `${status} ${String(body['code'] ?? '')}`.trim();
};

test('a removed member is refused', async () => {
  const { ownSeller } = world.actors;
  expect(await ask(ownSeller, readLead)).toBe('200');
  await setMembership(ownSeller, 'status', 'removed');
  for (const route of [readMe, readLead, listLeads])
    expect(await ask(ownSeller, route)).toBe('403 not-a-member');
});

test('a lowered role may only what the lower role may', async () => {
  const { operations, ownAdmin } = world.actors;
  await setMembership(operations, 'role', 'viewer');
  expect(await ask(operations, publishPolicy)).toBe('403 forbidden');
  expect(await ask(operations, listLeads)).toBe('200');
  await setMembership(ownAdmin, 'role', 'partner-seller');
  expect(await ask(ownAdmin, listMembers)).toBe('403 forbidden');
});

test('a revoked machine client is refused with the tokens it already has', async () => {
  const { ownMachine } = world.actors;
  expect(await ask(ownMachine, listLeads)).toBe('200');
  await setMembership(ownMachine, 'status', 'removed');
  expect(await ask(ownMachine, listLeads)).toBe('403 not-a-member');
});

test.each([
  ['suspended', suspendPartner],
  ['terminated', terminatePartner],
])('everyone of a %s partner is refused, and nobody of another', async (_, route) => {
  const { operations, ownAdmin, ownSeller, ownMachine, rivalAdmin } = world.actors;
  expect(await ask(operations, route)).toBe('200');
  for (const actor of [ownAdmin, ownSeller, ownMachine]) {
    expect(await ask(actor, readMe)).toBe('403 partner-suspended');
    expect(await ask(actor, listLeads)).toBe('403 partner-suspended');
  }
  expect(await ask(rivalAdmin, listLeads)).toBe('200');
});

test('a reinstated partner may come in again', async () => {
  const { operations, suspendedAdmin } = world.actors;
  expect(await ask(suspendedAdmin, readMe)).toBe('403 partner-suspended');
  expect(await ask(operations, reinstatePartner)).toBe('200');
  expect(await ask(suspendedAdmin, readMe)).toBe('200');
});

/** What a first or later sign-in of this person is answered. */
const signInAs = async ({ token, idToken }: Actor, invitation?: string): Promise<string> => {
  const body = { idToken, ...(invitation === undefined ? {} : { invitation }) };
  const answer = await world.rooms.call({ route: bindSession, token, body });
  return `${answer.status} ${String(answer.body['code'] ?? answer.body['role'])}`;
};

const manage = async (
  actor: Actor,
  route: Parameters<typeof sendExample>[1],
  params: Record<string, string>,
  body: Record<string, unknown> = {},
) =>
  world.rooms.call({
    route,
    token: actor.token,
    params,
    body,
    headers: { 'idempotency-key': JSON.stringify([route.id, params, body]).replaceAll(' ', '') },
  });

test('whoever an admin removes is refused at once, and let back in only by a new invitation', async () => {
  const { ownAdmin, ownSeller } = world.actors;
  const memberId = String(ownSeller.userId);
  expect((await manage(ownAdmin, removeMember, { memberId })).status).toBe(200);
  for (const route of [readMe, readLead, listLeads])
    expect(await ask(ownSeller, route)).toBe('403 not-a-member');
  // Neither signing in again nor the link of the old message makes a member of it (frappe/crm #2129).
  expect(await signInAs(ownSeller)).toBe('403 not-a-member');
  expect(await signInAs(ownSeller, `${memberId}.1`)).toBe('403 not-a-member');
  const other = { ...ownSeller, subject: 'sub-second-account' };
  other.token = await world.issuer.accessToken(other.subject);
  other.idToken = await world.issuer.idToken(other.subject, 'own-seller@people.example');
  expect(await signInAs(other)).toBe('403 not-a-member');

  const again = { email: 'own-seller@people.example', role: 'partner-seller' };
  const invited = await manage(ownAdmin, inviteMember, {}, again);
  expect(invited).toMatchObject({ status: 201, body: { status: 'invited' } });
  expect(invited.body['id']).not.toBe(memberId);
  expect(await signInAs(ownSeller)).toBe('200 partner-seller');
  expect(await ask(ownSeller, listLeads)).toBe('200');
  const me = await sendExample(world, readMe, ownSeller);
  expect(me.body['id']).toBe(invited.body['id']);
});

test('a role that an admin lowers is lower at the next request', async () => {
  const { operations, manager, ownAdmin, ownSeller } = world.actors;
  const raised = { memberId: String(ownSeller.userId) };
  expect((await manage(ownAdmin, changeRole, raised, { role: 'partner-admin' })).status).toBe(200);
  expect(await ask(ownSeller, listMembers)).toBe('200');
  const lowered = { memberId: String(ownAdmin.userId) };
  expect((await manage(ownSeller, changeRole, lowered, { role: 'partner-seller' })).status).toBe(200);
  expect(await ask(ownAdmin, listMembers)).toBe('403 forbidden');
  const staff = { memberId: String(manager.userId) };
  expect((await manage(operations, changeRole, staff, { role: 'viewer' })).status).toBe(200);
  expect(await ask(manager, listMembers)).toBe('403 forbidden');
  expect(await ask(manager, listLeads)).toBe('200');
});

test('the last who manages an organisation’s people can neither go nor be lowered, by whoever', async () => {
  const { operations, ownAdmin } = world.actors;
  for (const [actor, role] of [
    [ownAdmin, 'partner-seller'],
    [operations, 'viewer'],
  ] as const) {
    const memberId = String(actor.userId);
    for (const answer of [
      await manage(actor, removeMember, { memberId }),
      await manage(actor, changeRole, { memberId }, { role }),
    ]) {
      expect(answer).toMatchObject({ status: 422, body: { code: 'last-administrator' } });
    }
    expect(await ask(actor, listMembers)).toBe('200');
  }
});

test('a revoked client is refused with tokens issued before and after, whoever revoked it', async () => {
  const { operations, ownAdmin, ownMachine, machine } = world.actors;
  const after = async ({ subject }: Actor) =>
    world.issuer.accessToken(subject, { client_id: 'test-integrator' });
  expect((await manage(operations, revokeClient, { clientId: machine.subject })).status).toBe(200);
  expect((await manage(ownAdmin, removeMember, { memberId: String(ownMachine.userId) })).status).toBe(200);
  for (const client of [machine, ownMachine]) {
    expect(await ask(client, listLeads)).toBe('403 not-a-member');
    expect(await ask({ ...client, token: await after(client) }, readMe)).toBe('403 not-a-member');
  }
  const twice = await manage(operations, revokeClient, { clientId: ownMachine.subject });
  expect(twice).toMatchObject({ status: 409, body: { code: 'illegal-move' } });
});
