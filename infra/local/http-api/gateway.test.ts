import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalFunction } from '../functions/local-function.ts';
import { type LoopbackServer, openLoopbackServer } from '../net/loopback-server.ts';
import { httpApi } from './gateway.ts';

const newKeys = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
const { publicKey, privateKey } = newKeys();
const issuer = 'http://localhost:1';
const authorizer = { issuer, audience: ['portal', 'robot'] };

const fn = (name: string, answer: (event: unknown) => unknown): LocalFunction => ({
  name,
  invoke: (event) => Promise.resolve().then(() => answer(event)),
  restart: () => Promise.resolve(),
  close: () => Promise.resolve(),
});
const echo = fn('echo', (event) => ({
  statusCode: 200,
  headers: { 'X-Own': 1 },
  cookies: ['a=1', 'b=2'],
  body: JSON.stringify(event),
}));
const broken = fn('broken', () => {
  throw new Error('secret detail');
});
const open = { authorizer: undefined, scopes: [] };

let server: LoopbackServer;
const call = (path: string, init?: RequestInit) => fetch(`${server.url}${path}`, init);
const payload = async (path: string, init?: RequestInit) =>
  (await (await call(path, init)).json()) as Record<string, unknown>;

const token = (claims: Record<string, unknown>, expires = '5m', key: KeyObject = privateKey) =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256' })
    .setIssuer(issuer)
    .setExpirationTime(expires)
    .sign(key);

beforeAll(async () => {
  server = await openLoopbackServer('api', 0);
  server.serve(
    httpApi({
      apiId: 'api',
      cors: undefined,
      verify: async (given, by) => (await jwtVerify(given, publicKey, { issuer: by })).payload,
      routes: [
        { routeKey: 'POST /open/{id}', function: echo, ...open },
        { routeKey: 'GET /closed', function: echo, authorizer, scopes: ['rafiq/api', 'rafiq/other'] },
        { routeKey: 'GET /broken', function: broken, ...open },
        { routeKey: 'GET /nonsense', function: fn('nonsense', () => ({ statusCode: 'x' })), ...open },
        { routeKey: 'GET /plain', function: fn('plain', () => ({ fine: true })), ...open },
      ],
    }),
  );
});
afterAll(() => server.close());

describe('the HTTP API', () => {
  it('hands on a request as payload 2.0', async () => {
    const event = await payload('/open/a%20b?x=1&x=2&y=%D9%85', {
      method: 'POST',
      body: '{"a":"م"}',
      headers: { 'content-type': 'application/problem+json', cookie: 'one=1; two=2', 'X-Many': 'a' },
    });
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'POST /open/{id}',
      rawQueryString: 'x=1&x=2&y=%D9%85',
      queryStringParameters: { x: '1,2', y: 'م' },
      pathParameters: { id: 'a b' },
      cookies: ['one=1', 'two=2'],
      headers: { 'x-many': 'a' },
      body: '{"a":"م"}',
      isBase64Encoded: false,
      requestContext: { http: { method: 'POST', sourceIp: '127.0.0.1' }, stage: '$default' },
    });
    expect(event['headers']).not.toHaveProperty('cookie');
    expect(event['requestContext']).not.toHaveProperty('authorizer');
  });

  it('hands on forms and files as base64', async () => {
    const event = await payload('/open/1', { method: 'POST', body: new URLSearchParams({ a: '1' }) });
    expect(event).toMatchObject({ isBase64Encoded: true, body: Buffer.from('a=1').toString('base64') });
  });

  it('answers with the headers and cookies of the function', async () => {
    const answer = await call('/open/1', { method: 'POST' });
    expect(answer.headers.get('x-own')).toBe('1');
    expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(await (await call('/plain')).json()).toEqual({ fine: true });
  });

  it('lets a token with one of the scopes through, claims as text', async () => {
    const good = await token({ aud: 'portal', scope: 'openid rafiq/api', n: 5, flags: ['a', 'b'] });
    const event = await payload('/closed', { headers: { authorization: `Bearer ${good}` } });
    expect(event['requestContext']).toMatchObject({
      authorizer: {
        jwt: { claims: { n: '5', flags: '[a b]', aud: 'portal' }, scopes: ['openid', 'rafiq/api'] },
      },
    });
    const machine = await token({ client_id: 'robot', scope: 'rafiq/other' });
    expect((await call('/closed', { headers: { authorization: machine } })).status).toBe(200);
  });

  it.each([
    ['no token', () => undefined, 401],
    ['nonsense', () => 'Bearer x.y.z', 401],
    ['another scheme', () => 'Basic a b', 401],
    ['an expired token', () => token({ aud: 'portal', scope: 'rafiq/api' }, '-1m'), 401],
    ['another audience', () => token({ aud: 'stranger', scope: 'rafiq/api' }), 401],
    ['another key', () => token({ aud: 'portal', scope: 'rafiq/api' }, '5m', newKeys().privateKey), 401],
    ['no such scope', () => token({ aud: 'portal', scope: 'openid' }), 403],
  ])('refuses %s', async (_name, make, status) => {
    const authorization = await make();
    const answer = await call('/closed', authorization === undefined ? {} : { headers: { authorization } });
    expect(answer.status).toBe(status);
  });

  it('tells nothing of what went wrong inside', async () => {
    for (const path of ['/broken', '/nonsense']) {
      const answer = await call(path);
      expect(answer.status).toBe(500);
      expect(await answer.text()).toBe('{"message":"Internal Server Error"}');
    }
  });

  it('refuses unknown routes, broken paths and too much', async () => {
    expect((await call('/nowhere')).status).toBe(404);
    expect((await call('/open/1')).status).toBe(404);
    expect((await call('/open/%E0%A4%A', { method: 'POST' })).status).toBe(400);
    const large = await call('/open/1', { method: 'POST', body: new Uint8Array(10 * 1024 * 1024 + 1) });
    expect(large.status).toBe(413);
  });
});
