/** Routes that replace or edit a record demand the version that was read, and tell the new one. */
import { routes } from '@rafiq/shared/routes.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { TestAnswer } from '../fixtures/call.ts';
import { digestOf, readState, restoreState } from '../fixtures/table-state.ts';
import { etagNow, exampleRequest, readerOf, someoneFor } from '../fixtures/world/request.ts';
import { buildWorld, type World } from '../fixtures/world/world.ts';

const guarded = routes
  .filter(({ ifMatch }) => ifMatch === 'required')
  .map((route) => [route.id, route] as const);
let world: World;

beforeAll(async () => {
  world = await buildWorld();
});
beforeEach(() => restoreState(world.database, world.start));
afterAll(() => world.stop());

test('every PUT, PATCH and DELETE demands If-Match', () => {
  const bare = routes.filter(
    ({ method, ifMatch }) => method !== 'GET' && method !== 'POST' && ifMatch !== 'required',
  );
  expect(bare.map(({ id }) => id)).toEqual([]);
});

describe.each(
  routes.filter(({ ifMatch }) => ifMatch === 'accepted').map((route) => [route.id, route] as const),
)('%s, which takes a version where one is sent', (_, route) => {
  test('is refused on any other, and done on the one that was read or on none', async () => {
    const request = exampleRequest(world, route, someoneFor(world, route));
    const send = (headers: Record<string, string>) => world.rooms.call({ ...request, headers });
    const etag = await etagNow(world, request);
    // To read a contact is on record: what must not change is what stands there after that.
    const before = digestOf(await readState(world.database));
    for (const wrong of ['"999"', '"0"', '*', `W/${etag}`, '']) {
      const answer = await send({ 'if-match': wrong });
      expect([wrong, answer.status, answer.body['code']]).toEqual([wrong, 412, 'stale']);
    }
    expect(digestOf(await readState(world.database))).toBe(before);
    expect((await send({ 'if-match': etag })).status).toBe(route.success);
    await restoreState(world.database, world.start);
    expect((await send({})).status).toBe(route.success);
  });
});

describe.each(guarded)('%s', (_, route) => {
  const send = (headers: Record<string, string>): Promise<TestAnswer> =>
    world.rooms.call({ ...exampleRequest(world, route, someoneFor(world, route)), headers });

  test('is refused without a version, and with one that is not the record’s', async () => {
    const etag = await etagNow(world, exampleRequest(world, route, someoneFor(world, route)));
    const without = await send({});
    expect([without.status, without.body['code']]).toEqual([428, 'if-match-required']);
    for (const wrong of [
      '"999"',
      '"0"',
      '*',
      `W/${etag}`,
      etag.replaceAll('"', ''),
      `${etag}, "1000"`,
      '""',
      'x',
    ]) {
      const answer = await send({ 'if-match': wrong });
      expect([wrong, answer.status, answer.body['code']]).toEqual([wrong, 412, 'stale']);
    }
    expect(digestOf(await readState(world.database))).toBe(digestOf(world.start));
  });

  test('takes the version that was read, once', async () => {
    const request = exampleRequest(world, route, someoneFor(world, route));
    const etag = await etagNow(world, request);
    const first = await send({ 'if-match': etag });
    expect(first.status).toBe(route.success);
    expect(first.headers['etag']).not.toBe(etag);
    const again = await send({ 'if-match': etag });
    expect([again.status, again.body['code']]).toEqual([412, 'stale']);
    const { token, params = {} } = request;
    const read = await world.rooms.call({ route: readerOf(route), token, params });
    expect(read.headers['etag']).toBe(first.headers['etag']);
    // Whoever writes is also warned, and told what it made; the record is the same.
    const { warnings: _, madeVersion: _made, ...record } = first.body;
    expect(read.body).toEqual(record);
  });

  test('lets one of many writers of one version through', async () => {
    const etag = await etagNow(world, exampleRequest(world, route, someoneFor(world, route)));
    const answers = await Promise.all(Array.from({ length: 8 }, () => send({ 'if-match': etag })));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([route.success, ...Array.from({ length: 7 }, () => 412)]);
  });
});
