/**
 * The identity provider and the object store taken away and given back: whoever asks meanwhile is told to come again,
 * nothing changes, and it goes on by itself.
 */
import { readMe } from '@rafiq/shared/identity/contract.ts';
import { problemsOf } from '@rafiq/shared/route.ts';
import { routes } from '@rafiq/shared/routes.ts';
import { generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { call, type TestAnswer } from '../fixtures/call.ts';
import { portalClient } from '../fixtures/issuer.ts';
import { startSwitchableProxy, type SwitchableProxy } from '../fixtures/switchable-proxy.ts';
import { digestOf, readState, restoreState } from '../fixtures/table-state.ts';
import { exampleRequest, someoneFor } from '../fixtures/world/request.ts';
import { buildWorld, type World } from '../fixtures/world/world.ts';
import { findRooms } from '../../infra/rooms.ts';

let world: World;
let keys: SwitchableProxy;
let objects: SwitchableProxy;

beforeAll(async () => {
  world = await buildWorld();
  keys = await startSwitchableProxy(world.issuer.issuer);
  objects = await startSwitchableProxy(process.env['AWS_ENDPOINT_URL_S3'] ?? '');
  Object.assign(process.env, {
    OIDC_JWKS_URI: `${keys.url}/jwks`,
    AWS_ENDPOINT_URL_S3: objects.url,
  });
});
beforeEach(() => {
  for (const proxy of [keys, objects]) Object.assign(proxy, { mode: 'up', asked: 0 });
});
afterAll(async () => {
  keys.stop();
  objects.stop();
  await world.stop();
});

/** A room as a new process loads it: it knows no key and has no connection. */
async function coldRoom(room: string): Promise<unknown> {
  vi.resetModules();
  const { handler } = (await import(`../../functions/${room}/api.ts`)) as { handler: unknown };
  return handler;
}

const askWhoIAm = (handler: unknown, token = world.actors.operations.token): Promise<TestAnswer> =>
  call(handler, { route: readMe, token });

const expectComeAgain = ({ status, headers, body }: TestAnswer): void => {
  expect([status, body['code']]).toEqual([503, 'unavailable']);
  expect(Number(headers['retry-after'])).toBeGreaterThan(0);
};

describe('the identity provider', () => {
  test('is asked once for its keys, however many come at once to a cold room', async () => {
    const handler = await coldRoom('identity');
    const answers = await Promise.all(Array.from({ length: 50 }, () => askWhoIAm(handler)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(keys.asked).toBe(1);
  });

  test.each(['refusing', 'busy'] as const)('%s: come again, and it goes on by itself', async (mode) => {
    const handler = await coldRoom('identity');
    keys.mode = mode;
    for (const answer of await Promise.all(Array.from({ length: 20 }, () => askWhoIAm(handler))))
      expectComeAgain(answer);
    keys.mode = 'up';
    expect((await askWhoIAm(handler)).status).toBe(200);
  });

  test('taken away later is not missed while its keys are known', async () => {
    const handler = await coldRoom('identity');
    expect((await askWhoIAm(handler)).status).toBe(200);
    keys.mode = 'refusing';
    expect((await askWhoIAm(handler)).status).toBe(200);
    expect(keys.asked).toBe(1);
  });

  test('is not asked again for every key somebody makes up', async () => {
    const handler = await coldRoom('identity');
    const { privateKey } = await generateKeyPair('RS256');
    const made = (kid: string) =>
      new SignJWT({
        iss: world.issuer.issuer,
        sub: world.actors.operations.subject,
        token_use: 'access',
        client_id: portalClient,
        scope: 'rafiq/api',
      })
        .setProtectedHeader({ alg: 'RS256', kid })
        .setExpirationTime('5m')
        .sign(privateKey);
    const tokens = await Promise.all(Array.from({ length: 200 }, (_, index) => made(`made-up-${index}`)));
    for (const [index, token] of tokens.entries()) {
      const answer = await askWhoIAm(handler, token);
      if (answer.status !== 401) expectComeAgain(answer);
      if (index % 20 === 0) expect((await askWhoIAm(handler)).status).toBe(200);
    }
    expect(keys.asked).toBeLessThanOrEqual(2);
  });
});

/** Rooms that may use the object store, by what they say of themselves. */
const usingObjects = (await findRooms())
  .filter(({ api }) => (api?.buckets ?? []).length > 0)
  .map(({ room }) => room);

/** Routes that ask it something: found by taking it away. */
const askingObjects: Readonly<Record<string, readonly string[]>> = {
  attachments: ['attachments.finish'],
  imports: ['imports.inspect', 'imports.start'],
};

describe.each(usingObjects)('the object store, taken away from %s', (room) => {
  test.each(['refusing', 'busy'] as const)(
    '%s: come again, nothing changed, and it goes on',
    async (mode) => {
      const handler = await coldRoom(room);
      const ofRoom = routes.filter(({ id }) => id.startsWith(`${room}.`));
      expect(ofRoom.length).toBeGreaterThan(3);
      const refused: string[] = [];
      for (const route of ofRoom) {
        await restoreState(world.database, world.start);
        const request = exampleRequest(world, route, someoneFor(world, route));
        objects.mode = mode;
        const answer = await call(handler, request);
        if (answer.status !== route.success) {
          expectComeAgain(answer);
          expect(problemsOf(route)).toContain('unavailable');
          expect(digestOf(await readState(world.database))).toBe(digestOf(world.start));
          refused.push(route.id);
        }
        objects.mode = 'up';
        await restoreState(world.database, world.start);
        expect([route.id, (await call(handler, request)).status]).toEqual([route.id, route.success]);
      }
      expect(refused).toEqual(askingObjects[room]);
    },
  );
});
