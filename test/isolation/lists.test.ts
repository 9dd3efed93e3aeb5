/** Every list, with every filter absent, empty and pointing at others, and with cursors that are not the caller's. */
import { leadSubstatuses } from '@rafiq/shared/leads/status.ts';
import { partnerStatuses } from '@rafiq/shared/partners/status.ts';
import type { AnyRoute } from '@rafiq/shared/route.ts';
import { routes } from '@rafiq/shared/routes.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { TestAnswer } from '../fixtures/call.ts';
import { pathNames } from '../fixtures/rooms.ts';
import { mark, type Secret } from '../fixtures/world/canaries.ts';
import type { Actor } from '../fixtures/world/cast.ts';
import { exampleRequest, isList, mayUse } from '../fixtures/world/request.ts';
import { buildWorld, type World } from '../fixtures/world/world.ts';

const lists = routes.filter(isList).map((route) => [route.id, route] as const);

/** The parameters of a route's query, each with its schema. */
const parametersOf = (route: AnyRoute): Readonly<Record<string, unknown>> =>
  z.toJSONSchema(route.query, { io: 'input', unrepresentable: 'any' }).properties ?? {};

/** Whatever is read by something that the reader chooses, be it a list with pages or not. */
const filtered = routes
  .filter((route) => route.method === 'GET' && Object.keys(parametersOf(route)).length > 0)
  .map((route) => [route.id, route] as const);
let world: World;

beforeAll(async () => {
  world = await buildWorld();
});
afterAll(() => world.stop());

/** Whoever may read a list; the other partner only where the list is not one of a record. */
const readers = (route: AnyRoute): Actor[] =>
  Object.values(world.actors).filter(
    (actor) => mayUse(route, actor) && (actor.side !== 'rival' || pathNames(route).length === 0),
  );

const ask = (route: AnyRoute, actor: Actor, query: Record<string, string>): Promise<TestAnswer> =>
  world.rooms.call({ ...exampleRequest(world, route, actor), query });

/** Values that would open a list which trusts its filters: nothing, everything, and what belongs to others. */
function temptationsOf(name: string, schema: unknown): string[] {
  const { records } = world;
  const known: Record<string, string[]> = {
    partnerId: records.partnerId.foreign.concat(records.partnerId.own),
    parentId: records.partnerId.foreign.concat(records.partnerId.own, records.resellerId.own),
    leadId: records.leadId.foreign.concat(records.leadId.own),
    from: ['2020-01-01'],
    until: ['2099-12-31'],
    accountId: records.accountId.foreign.concat(records.accountId.own),
    country: ['AE', 'QA', 'SA', 'BR'],
    organisation: ['vendor', ...records.partnerId.foreign, records.partnerId.own],
    actorId: [String(world.actors.rivalAdmin.userId), String(world.actors.operations.userId)],
    subject: records.leadId.foreign.concat(records.leadId.own, records.partnerId.foreign, 'distribution'),
    industry: ['retail', mark('rival', 'industry')],
    q: [mark('rival', 'company'), mark('rival', 'name'), 'zqx', 'noor', mark('unaccepted', 'company')],
    limit: ['100'],
    cursor: ['e30.x'],
    ruleId: ['main', 'rule-1'],
    month: ['2026-11'],
    lang: ['ar'],
  };
  const values = (schema as { enum?: string[] }).enum ?? several[name];
  const tempting = [...(known[name] ?? []), ...(values ?? [])];
  // A filter that joins says here what would tempt a list that trusts it.
  if (tempting.length === 0) throw new Error(`Nothing is known that would open a list by ${name}`);
  return ['', ...tempting];
}

/** States a list may be narrowed to by several at once are not in its JSON schema: they come as one text. */
const several: Readonly<Record<string, readonly string[]>> = {
  substatus: [...leadSubstatuses, leadSubstatuses.join(',')],
  status: [...partnerStatuses, partnerStatuses.join(',')],
};

function queriesOf(route: AnyRoute): Record<string, string>[] {
  const parameters = parametersOf(route);
  const whole: Record<string, string> = 'limit' in parameters ? { limit: '100' } : {};
  const single = Object.entries(parameters).flatMap(([name, schema]) =>
    temptationsOf(name, schema).map((value) => ({ ...whole, [name]: value })),
  );
  return [{}, whole, ...single];
}

/** What lists never tell this reader; managers meet companies of the vendor as a whole, both sides of a conflict
 * case, and no one else's partners. */
function kept({ side, role }: Actor, route: AnyRoute): Secret[] {
  if (side === 'own') return ['rival', 'vendor', 'unaccepted'];
  if (role === 'viewer' || role === 'finance') return ['person'];
  const wide = [
    'accounts.list',
    'attachments.list-of-conflict',
    'leads.timeline',
    'leads.replay',
    'leads.fairness',
    'deals.list-conflicts',
  ].includes(route.id);
  return role === 'channel-manager' && !wide ? ['rival'] : [];
}

test('all lists are among what is filtered', () => {
  expect(lists.filter(([id]) => !filtered.some(([other]) => other === id))).toEqual([]);
  expect(filtered.length).toBeGreaterThan(lists.length);
});

describe('no filter opens a list', () => {
  test.each(filtered)('%s', async (_, route) => {
    const faults: string[] = [];
    for (const actor of readers(route)) {
      for (const query of queriesOf(route)) {
        const { status, body, headers } = await ask(route, actor, query);
        const where = `${actor.name} ${JSON.stringify(query)}`;
        if (status !== 200 && status !== 400) faults.push(`${where}: ${status} ${JSON.stringify(body)}`);
        const leaked = world.canaries.foundIn([body, headers], kept(actor, route));
        faults.push(...leaked.map((found) => `${where}: leaks ${found}`));
      }
    }
    expect(faults).toEqual([]);
  });
});

describe('a cursor serves whoever it was made for, there and then', () => {
  test.each(lists)('%s', async (_, route) => {
    const actors = readers(route);
    const cursors = new Map<Actor, string>();
    for (const actor of actors) {
      const { body } = await ask(route, actor, { limit: '1' });
      if (typeof body['nextCursor'] === 'string') cursors.set(actor, body['nextCursor']);
    }
    expect(cursors.size).toBeGreaterThan(0);
    const faults: string[] = [];
    const refuse = async (actor: Actor, query: Record<string, string>, told: string): Promise<void> => {
      const { status, body } = await ask(route, actor, query);
      if (status !== 400 || body['code'] !== 'invalid-cursor')
        faults.push(`${actor.name}, ${told}: ${status}`);
    };
    for (const [owner, cursor] of cursors) {
      expect((await ask(route, owner, { limit: '1', cursor })).status).toBe(200);
      for (const other of actors) {
        if (other !== owner) await refuse(other, { limit: '1', cursor }, `cursor of ${owner.name}`);
      }
      await refuse(owner, { limit: '2', cursor }, 'other filters');
      await refuse(owner, { limit: '1', cursor: `${cursor}A` }, 'another letter');
      await refuse(owner, { limit: '1', cursor: `A${cursor}` }, 'changed position');
      await refuse(owner, { limit: '1', cursor: cursor.slice(0, -1) }, 'cut short');
    }
    expect(faults).toEqual([]);
  });

  test('of one list opens no other', async () => {
    const { operations } = world.actors;
    const open = lists.map(([, route]) => route).filter((route) => mayUse(route, operations));
    const faults: string[] = [];
    for (const route of open) {
      const { body } = await ask(route, operations, { limit: '1' });
      const cursor = String(body['nextCursor']);
      for (const other of open) {
        if (other === route) continue;
        const answer = await ask(other, operations, { limit: '1', cursor });
        if (answer.body['code'] !== 'invalid-cursor')
          faults.push(`${route.id} → ${other.id}: ${answer.status}`);
      }
    }
    expect(faults).toEqual([]);
  });
});
