/** Lists walked page by page: everything once, in one order, whatever the size of a page. */
import type { AnyRoute } from '@rafiq/shared/route.ts';
import { routes } from '@rafiq/shared/routes.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mark } from '../fixtures/world/canaries.ts';
import type { Actor } from '../fixtures/world/cast.ts';
import { exampleRequest, isList, mayUse, someoneFor } from '../fixtures/world/request.ts';
import { buildWorld, type World } from '../fixtures/world/world.ts';

const lists = routes.filter(isList).map((route) => [route.id, route] as const);
const mostPages = 100;
let world: World;

beforeAll(async () => {
  world = await buildWorld();
});
afterAll(() => world.stop());

type Query = Record<string, string>;

/** What tells one item of a list from the others. */
const nameOf = ({ id, leadId, dealId, row, version, text }: Record<string, unknown>): string =>
  String(id ?? leadId ?? dealId ?? row ?? version ?? text);

async function walk(
  route: AnyRoute,
  actor: Actor,
  query: Query,
): Promise<{ items: string[]; sizes: number[] }> {
  const items: string[] = [];
  const sizes: number[] = [];
  let cursor: unknown;
  do {
    const page: Query = { ...query, ...(typeof cursor === 'string' ? { cursor } : {}) };
    const answer = await world.rooms.call({ ...exampleRequest(world, route, actor), query: page });
    if (answer.status !== 200) throw new Error(`${route.id} ${JSON.stringify(page)}: ${answer.status}`);
    const found = answer.body['items'] as Record<string, unknown>[];
    items.push(...found.map(nameOf));
    sizes.push(found.length);
    cursor = answer.body['nextCursor'];
    if (sizes.length > mostPages) throw new Error(`${route.id} does not end`);
  } while (cursor !== null);
  return { items, sizes };
}

/** A walk with pages of each size meets what one large page shows, each once and in the same order. */
async function expectWholeWalks(route: AnyRoute, actor: Actor, query: Query): Promise<number> {
  const whole = await walk(route, actor, { ...query, limit: '100' });
  expect(new Set(whole.items).size).toBe(whole.items.length);
  for (const limit of [1, 2, 3]) {
    const { items, sizes } = await walk(route, actor, { ...query, limit: String(limit) });
    expect([limit, items]).toEqual([limit, whole.items]);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(limit);
  }
  return whole.items.length;
}

describe('every list', () => {
  test.each(lists)('%s is met whole, whoever may read it', async (_, route) => {
    const counts: number[] = [];
    for (const actor of Object.values(world.actors)) {
      if (actor.side !== 'rival' && mayUse(route, actor))
        counts.push(await expectWholeWalks(route, actor, {}));
    }
    // A list of one item proves nothing about pages.
    expect(Math.max(...counts)).toBeGreaterThan(1);
  });

  test.each(lists)('%s takes limits from 1 to 100 and nothing else', async (_, route) => {
    const actor = someoneFor(world, route);
    const ask = async (limit: string): Promise<number> =>
      (await world.rooms.call({ ...exampleRequest(world, route, actor), query: { limit } })).status;
    for (const limit of ['1', '25', '100']) expect([limit, await ask(limit)]).toEqual([limit, 200]);
    for (const limit of ['0', '-1', '101', '1.5', 'x', '', '1e9', 'NaN']) {
      expect([limit, await ask(limit)]).toEqual([limit, 400]);
    }
  });
});

/** Filters and sorts with an access pattern of their own; each must still meet everything once. */
const filtered: readonly [string, 'operations' | 'manager' | 'ownAdmin', () => Query][] = [
  ['leads.list', 'operations', () => ({ sort: 'receivedAt' })],
  ['leads.list', 'operations', () => ({ substatus: 'accepted,offered,pooled' })],
  ['leads.list', 'operations', () => ({ country: 'QA' })],
  ['leads.list', 'operations', () => ({ partnerId: world.records.partnerId.own })],
  ['leads.list', 'operations', () => ({ accountId: world.records.accountId.own })],
  ['leads.list', 'operations', () => ({ q: 'noor' })],
  ['leads.list', 'operations', () => ({ q: mark('unaccepted', 'company') })],
  ['leads.list', 'manager', () => ({ q: 'noo' })],
  ['leads.list', 'ownAdmin', () => ({ q: 'noo' })],
  ['leads.list', 'ownAdmin', () => ({ sort: '-updatedAt', country: 'AE' })],
  ['leads.list-pool', 'ownAdmin', () => ({ country: 'QA' })],
  ['partners.list', 'operations', () => ({ country: 'AE' })],
  ['partners.list', 'operations', () => ({ status: 'active,suspended' })],
  ['partners.list', 'operations', () => ({ parentId: world.records.partnerId.own })],
  ['deals.list-shared', 'ownAdmin', () => ({ status: 'in-review,approved' })],
  ['accounts.list', 'operations', () => ({ q: 'noo' })],
  ['imports.findings', 'operations', () => ({ kind: 'refused' })],
  ['audit.list', 'operations', () => ({ kind: 'lead' })],
  ['audit.list', 'operations', () => ({ organisation: 'vendor' })],
  ['audit.list', 'operations', () => ({ organisation: world.records.partnerId.own })],
  ['audit.list', 'ownAdmin', () => ({ from: '2026-01-01T00:00:00Z', until: '2100-01-01T00:00:00Z' })],
];

test.each(filtered)('%s for %s, filtered', async (id, who, query) => {
  const route = routes.find((candidate) => candidate.id === id);
  if (route === undefined) throw new Error(`${id} is gone`);
  expect(await expectWholeWalks(route, world.actors[who], query())).toBeGreaterThan(0);
});
