/** What a caller must not decide, sent along with every write: refused by name, and nothing changed. */
import { routes } from '@rafiq/shared/routes.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { digestOf, readState, restoreState } from '../fixtures/table-state.ts';
import { etagNow, exampleRequest, mayUse } from '../fixtures/world/request.ts';
import { buildWorld, type World } from '../fixtures/world/world.ts';

const writes = routes.filter(({ method }) => method !== 'GET').map((route) => [route.id, route] as const);
let world: World;

beforeAll(async () => {
  world = await buildWorld();
});
afterAll(() => world.stop());

const forged: Readonly<Record<string, unknown>> = {
  owner: 'me',
  ownerId: 'user_06emzc4q3hw0t8n2k5v7r9p1xd',
  role: 'channel-operations',
  permissions: ['policies.write'],
  amount: '0.01',
  status: 'active',
  substatus: 'accepted',
  version: 1,
  partnerId: 'ptnr_06emzc4q3hw0t8n2k5v7r9p1xd',
  organisation: 'vendor',
  organisationStatus: 'active',
  userId: 'user_06emzc4q3hw0t8n2k5v7r9p1xd',
  id: 'lead_06emzc4q3hw0t8n2k5v7r9p1xd',
  createdAt: '2020-01-01T00:00:00.000Z',
  refusedBy: [],
  pk: 'USER#me',
  gsi1pk: 'PARTNERS',
  ttl: 1,
  constructor: { prototype: { role: 'channel-operations' } },
  ['__proto__']: { role: 'channel-operations' },
};

/** Fields a route may take although others must not be told by that name. */
const known: Readonly<Record<string, readonly string[]>> = {
  'leads.assign': ['partnerId'],
  'accounts.set-owner': ['partnerId'],
  'identity.invite': ['role'],
  'identity.change-role': ['role'],
};

/** The text of a body with one more field, wherever JSON would let it stand. */
const withField = (body: unknown, name: string, value: unknown): string =>
  `{${JSON.stringify(name)}:${JSON.stringify(value)},${JSON.stringify(body ?? {}).slice(1)}`.replace(
    ',}',
    '}',
  );

describe('forged fields', () => {
  test.each(writes)('%s', async (_, route) => {
    const digest = digestOf(world.start);
    const names = Object.getOwnPropertyNames(forged).concat('__proto__');
    const faults: string[] = [];
    for (const actor of Object.values(world.actors)) {
      if (actor.side === 'rival' || !mayUse(route, actor)) continue;
      const request = exampleRequest(world, route, actor);
      const headers: Record<string, string> = {
        ...(route.ifMatch === 'required' ? { 'if-match': await etagNow(world, request) } : {}),
        ...(route.idempotency === 'required' ? { 'idempotency-key': 'demanded' } : {}),
      };
      for (const name of new Set(names)) {
        if (known[route.id]?.includes(name)) continue;
        const value = name === '__proto__' ? { role: 'channel-operations' } : forged[name];
        const body = withField(request.body, name, value);
        const answer = await world.rooms.call({ ...request, headers, body });
        const errors = (answer.body['errors'] ?? []) as { pointer: string; code: string }[];
        const named = errors.some(({ pointer, code }) => pointer === `/${name}` && code === 'unknown-field');
        if (answer.status !== 400 || !named) faults.push(`${actor.name}, ${name}: ${answer.status}`);
      }
    }
    const after = await readState(world.database);
    if (digestOf(after) !== digest) {
      faults.push('the table changed');
      await restoreState(world.database, world.start, after);
    }
    expect(faults).toEqual([]);
    expect(({} as Record<string, unknown>)['role']).toBeUndefined();
  });
});

/** Every place of a schema where an object with named fields also takes others. */
function openObjects(schema: unknown, place: string): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const node = schema as Record<string, unknown>;
  const open = 'properties' in node && node['additionalProperties'] !== false ? [place] : [];
  return [...open, ...Object.entries(node).flatMap(([name, part]) => openObjects(part, `${place}/${name}`))];
}

test('no input of any route has an object that takes unlisted fields', () => {
  const open = routes.flatMap((route) =>
    [route.body, route.query, route.params].flatMap((schema) =>
      openObjects(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), route.id),
    ),
  );
  expect(open).toEqual([]);
});
