/** Rights that were taken away are gone at the very next request, whatever the token still says. */
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { listMembers, readMe } from '@rafiq/shared/identity/contract.ts';
import { listLeads, publishPolicy, readLead } from '@rafiq/shared/leads/contract.ts';
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
