/** One handler for each route, one route for each handler, found where the house says they are. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { roomOf } from '@rafiq/shared/route.ts';
import { routes } from '@rafiq/shared/routes.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestDatabase, type TestDatabase } from '../fixtures/database.ts';
import { startTestIssuer, type TestIssuer } from '../fixtures/issuer.ts';
import { functionsFolder, loadRooms, pathNames, type Rooms } from '../fixtures/rooms.ts';

let database: TestDatabase;
let issuer: TestIssuer;
let rooms: Rooms;

beforeAll(async () => {
  [database, issuer] = await Promise.all([startTestDatabase(), startTestIssuer()]);
  rooms = await loadRooms();
});
afterAll(async () => {
  await Promise.all([database.stop(), issuer.stop()]);
});

const unique = (values: readonly string[]): string[] =>
  values.filter((value, index) => values.indexOf(value) !== index);

test('no two routes have one id, or one method and path', () => {
  expect(unique(routes.map(({ id }) => id))).toEqual([]);
  expect(unique(routes.map(({ method, path: at }) => `${method} ${at.replace(/\{\w+\}/g, '{}')}`))).toEqual(
    [],
  );
});

test('every room with routes has an API, and every API has routes', () => {
  expect(rooms.names).toEqual([...new Set(routes.map(roomOf))].sort());
});

test('the names in a path are those its schema takes', () => {
  for (const route of routes) {
    const given = Object.fromEntries(pathNames(route).map((name) => [name, 1]));
    const issues = route.params.safeParse(given).error?.issues ?? [];
    expect([route.id, issues.filter(({ code }) => code === 'unrecognized_keys')]).toEqual([route.id, []]);
    expect([route.id, issues.length]).toEqual([route.id, pathNames(route).length]);
  }
});

describe('a route is answered by its own room and by no other', () => {
  test.each(routes.map((route) => [route.id, route] as const))('%s', async (_, route) => {
    const params = Object.fromEntries(pathNames(route).map((name) => [name, 'x']));
    for (const room of rooms.names) {
      const { status } = await rooms.callRoom(room, { route, params });
      if (room !== roomOf(route)) expect([room, status]).toEqual([room, 404]);
      else if (route.audience !== 'public') expect(status).toBe(401);
      // Whoever may come in without a token is met, and told that `x` names nothing.
      else expect(status).toBe(Object.keys(params).length === 0 ? route.success : 400);
    }
  });
});

/** A handler as `handle` makes it. */
const isHandler = (value: unknown): value is { route: { id: string } } =>
  typeof value === 'object' && value !== null && 'route' in value && 'run' in value;

test('a file of handlers/ is named after the verb of its one route', async () => {
  const found: string[] = [];
  for (const room of rooms.names) {
    const folder = path.join(functionsFolder, room, 'handlers');
    for (const file of (await readdir(folder)).filter((name) => !name.endsWith('.test.ts'))) {
      const module = (await import(path.join(folder, file))) as Record<string, unknown>;
      const handlers = Object.values(module).filter(isHandler);
      expect([room, file, handlers.length]).toEqual([room, file, 1]);
      expect(handlers[0]?.route.id).toBe(`${room}.${path.basename(file, '.ts')}`);
      found.push(...handlers.map(({ route }) => route.id));
    }
  }
  expect(found.sort()).toEqual(routes.map(({ id }) => id).sort());
});
