/** The attack table of tokens: each is refused on every route that wants one, and nothing changes. */
import {
  createHmac,
  createSign,
  generateKeyPairSync,
  type JsonWebKey as CryptoKey,
  type KeyObject,
} from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { routes } from '@rafiq/shared/routes.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { integratorClient, portalClient } from '../fixtures/issuer.ts';
import { digestOf, readState } from '../fixtures/table-state.ts';
import { exampleRequest } from '../fixtures/world/request.ts';
import { buildWorld, type World } from '../fixtures/world/world.ts';

let world: World;
let attackers: { privateKey: KeyObject; publicKey: KeyObject };
let elsewhere: { url: string; asked: () => number; stop: () => void };

beforeAll(async () => {
  world = await buildWorld();
  attackers = generateKeyPairSync('rsa', { modulusLength: 2048 });
  elsewhere = await listenElsewhere(attackers.publicKey);
});
afterAll(async () => {
  elsewhere.stop();
  await world.stop();
});

/** A key set of the attacker's: nobody may ask for it. */
async function listenElsewhere(publicKey: KeyObject): Promise<typeof elsewhere> {
  let asked = 0;
  const server = createServer((_, answer) => {
    asked += 1;
    answer.end(
      JSON.stringify({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'evil', alg: 'RS256' }] }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, asked: () => asked, stop: () => void server.close() };
}

type Parts = Record<string, unknown>;
const encoded = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString('base64url');
const now = (): number => Math.floor(Date.now() / 1000);

const honestHeader = { alg: 'RS256', kid: 'test-key', typ: 'JWT' };
const honestClaims = (): Parts => ({
  iss: world.issuer.issuer,
  sub: world.actors.operations.subject,
  token_use: 'access',
  client_id: portalClient,
  scope: 'rafiq/api',
  iat: now(),
  exp: now() + 300,
});
const without = (name: string): Parts =>
  Object.fromEntries(Object.entries(honestClaims()).filter(([claim]) => claim !== name));

/** Signed by the attacker's own key. */
function forge(header: Parts, claims: Parts): string {
  const text = `${encoded(header)}.${encoded(claims)}`;
  return `${text}.${createSign('RSA-SHA256').update(text).sign(attackers.privateKey).toString('base64url')}`;
}
/** Signed by the provider itself: only what it says is wrong. */
const signed = (claims: Parts, header: Parts = honestHeader): Promise<string> =>
  world.issuer.sign(claims, header as { alg: string });

const attackerJwk = (): CryptoKey => attackers.publicKey.export({ format: 'jwk' });

interface Attack {
  name: string;
  token: () => string | Promise<string>;
  /** A key nobody knows yet may be told to wait for the next key set (503) while one was just fetched. */
  unknownKey?: true;
}

const attacks: readonly Attack[] = [
  { name: 'nothing at all', token: () => '' },
  { name: 'one word', token: () => 'garbage' },
  { name: 'two parts', token: () => 'a.b' },
  { name: 'four parts', token: async () => `${await signed(honestClaims())}.x` },
  { name: 'no JSON inside', token: () => 'bm9wZQ.bm9wZQ.bm9wZQ' },
  { name: 'null inside', token: () => `${encoded(null)}.${encoded(null)}.x` },
  { name: 'ten thousand letters', token: () => `${'a'.repeat(10_000)}.b.c` },
  {
    name: 'alg none',
    token: () => `${encoded({ ...honestHeader, alg: 'none' })}.${encoded(honestClaims())}.`,
  },
  {
    name: 'alg None with a signature',
    token: () => `${encoded({ ...honestHeader, alg: 'None' })}.${encoded(honestClaims())}.x`,
  },
  {
    name: 'HS256 with the public key as secret',
    token: () => {
      const text = `${encoded({ ...honestHeader, alg: 'HS256' })}.${encoded(honestClaims())}`;
      return `${text}.${createHmac('sha256', world.issuer.publicPem).update(text).digest('base64url')}`;
    },
  },
  {
    name: 'alg RS512 over an RS256 key',
    token: () => forge({ ...honestHeader, alg: 'RS512' }, honestClaims()),
  },
  { name: 'another key under the same id', token: () => forge(honestHeader, honestClaims()) },
  {
    name: 'a key of its own in the header',
    token: () => forge({ ...honestHeader, jwk: attackerJwk() }, honestClaims()),
  },
  {
    name: 'a key set of its own in the header',
    token: () => forge({ ...honestHeader, jku: elsewhere.url }, honestClaims()),
  },
  {
    name: 'an unknown key',
    token: () => forge({ ...honestHeader, kid: 'evil', jku: elsewhere.url }, honestClaims()),
    unknownKey: true,
  },
  {
    name: 'a key id that climbs',
    token: () => forge({ ...honestHeader, kid: '../../../../dev/null' }, honestClaims()),
    unknownKey: true,
  },
  { name: 'no key id', token: () => forge({ alg: 'RS256' }, honestClaims()) },
  { name: 'expired', token: () => signed({ ...honestClaims(), exp: now() - 1 }) },
  { name: 'without expiry', token: () => signed(without('exp')) },
  { name: 'expiry as text', token: () => signed({ ...honestClaims(), exp: '9999999999' }) },
  { name: 'not valid yet', token: () => signed({ ...honestClaims(), nbf: now() + 60 }) },
  { name: 'another issuer', token: () => signed({ ...honestClaims(), iss: `${world.issuer.issuer}x` }) },
  { name: 'issuers as a list', token: () => signed({ ...honestClaims(), iss: [world.issuer.issuer] }) },
  { name: 'without issuer', token: () => signed(without('iss')) },
  { name: 'an ID token', token: () => world.actors.operations.idToken },
  {
    name: 'an ID token that names a client',
    token: () => signed({ ...honestClaims(), token_use: 'id', aud: portalClient }),
  },
  { name: 'without use', token: () => signed(without('token_use')) },
  { name: 'another client', token: () => signed({ ...honestClaims(), client_id: 'someone-else' }) },
  { name: 'without client', token: () => signed(without('client_id')) },
  {
    name: 'clients as a list',
    token: () => signed({ ...honestClaims(), client_id: `${portalClient},${integratorClient}` }),
  },
  { name: 'without subject', token: () => signed(without('sub')) },
  { name: 'without our scope', token: () => signed({ ...honestClaims(), scope: 'openid profile' }) },
  {
    name: 'an extension we do not know',
    token: () => signed(honestClaims(), { ...honestHeader, crit: ['b64'], b64: true }),
  },
  {
    name: 'another payload under the same signature',
    token: async () => {
      const [header, , signature] = (await signed(honestClaims())).split('.');
      return `${header}.${encoded({ ...honestClaims(), sub: world.actors.manager.subject })}.${signature}`;
    },
  },
  {
    name: 'a changed signature',
    token: async () => {
      const token = await signed(honestClaims());
      const last = token.at(-5) === 'A' ? 'B' : 'A';
      return token.slice(0, -5) + last + token.slice(-4);
    },
  },
];

describe('a token that is not ours is refused on every route', () => {
  test('an honest one is taken', async () => {
    const route = routes.find(({ id }) => id === 'identity.me');
    if (route === undefined) throw new Error('identity.me is gone');
    const request = exampleRequest(world, route, world.actors.operations);
    expect((await world.rooms.call({ ...request, token: await signed(honestClaims()) })).status).toBe(200);
  });

  test.each(attacks.map((attack) => [attack.name, attack] as const))(
    '%s',
    async (_, { token, unknownKey }) => {
      const text = await token();
      const faults: string[] = [];
      for (const route of routes.filter(({ audience }) => audience !== 'public')) {
        const answer = await world.rooms.call({
          ...exampleRequest(world, route, world.actors.operations),
          token: text,
        });
        const waits =
          unknownKey === true && answer.status === 503 && answer.headers['retry-after'] !== undefined;
        const refused = answer.status === 401 && answer.body['code'] === 'unauthenticated';
        if (!refused && !waits) faults.push(`${route.id}: ${answer.status} ${String(answer.body['code'])}`);
        if (refused && answer.headers['www-authenticate'] === undefined)
          faults.push(`${route.id}: no challenge`);
      }
      expect(faults).toEqual([]);
    },
  );

  test('no scheme but Bearer is read', async () => {
    const route = routes.find(({ id }) => id === 'identity.me');
    if (route === undefined) throw new Error('identity.me is gone');
    const good = await signed(honestClaims());
    for (const authorization of [
      good,
      `Basic ${good}`,
      `Bearer ${good} ${good}`,
      `Bearer: ${good}`,
      `Bearer\t${good}`,
    ]) {
      const answer = await world.rooms.call({ route, headers: { authorization } });
      expect([authorization.slice(0, 12), answer.status]).toEqual([authorization.slice(0, 12), 401]);
    }
  });

  test('nobody asked the attacker for keys, and the table is as it was', async () => {
    expect(elsewhere.asked()).toBe(0);
    expect(digestOf(await readState(world.database))).toBe(digestOf(world.start));
  });
});
