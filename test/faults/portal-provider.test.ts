/**
 * The portal while the identity provider is away: whoever wants to sign in is told to come again, nobody meets a fault,
 * and once the provider is back signing in goes on by itself.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { ensureBuilt } from '../../infra/local/built/ensure-built.ts';
import { repositoryRoot } from '../../infra/repository.ts';
import { startSwitchableProxy, type SwitchableProxy } from '../fixtures/switchable-proxy.ts';

let provider: Server;
let way: SwitchableProxy;
let portal: ChildProcess;
let origin: string;

const listening = async (server: Server): Promise<number> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
};

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listening(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

beforeAll(async () => {
  await ensureBuilt({ portal: true, progress: () => undefined });
  provider = createServer((_, answer) => {
    const issuer = way.url;
    const document = {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
    };
    answer.setHeader('content-type', 'application/json').end(JSON.stringify(document));
  });
  way = await startSwitchableProxy(`http://127.0.0.1:${await listening(provider)}`);
});
/** A portal that knows nothing of its provider yet. */
beforeEach(async () => {
  const port = await freePort();
  origin = `http://localhost:${port}`;
  portal = fork(path.join(repositoryRoot, 'infra/local/portal/portal-process.ts'), {
    env: {
      PATH: process.env['PATH'],
      PORTAL_HANDLER: path.join(repositoryRoot, 'portal/build/handler.js'),
      PORTAL_LISTEN_PORT: String(port),
      PORTAL_ORIGIN: origin,
      ORIGIN: origin,
      API_URL: origin,
      OIDC_ISSUER: way.url,
      OIDC_CLIENT_ID: 'portal',
      OIDC_CLIENT_SECRET: 'a-secret-of-this-test-alone',
      UPLOAD_ORIGINS: origin,
      SESSION_TABLE_NAME: 'none',
      AWS_REGION: 'us-east-1',
    },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  await new Promise<void>((resolve, reject) => {
    portal.once('message', () => resolve());
    portal.once('exit', () => reject(new Error('The portal did not start')));
  });
});
afterEach(() => {
  portal.kill('SIGKILL');
});
afterAll(() => {
  way.stop();
  provider.close();
});

const signIn = async (): Promise<{ status: number; location: string }> => {
  const answer = await fetch(`${origin}/auth/start?return=%2Fleads`, { redirect: 'manual' });
  return { status: answer.status, location: answer.headers.get('location') ?? '' };
};

test.each(['refusing', 'busy'] as const)('%s: come again, and it goes on by itself', async (mode) => {
  way.mode = mode;
  for (const { status, location } of await Promise.all(Array.from({ length: 20 }, signIn)))
    expect([status, location]).toEqual([303, '/sign-in?problem=unavailable&return=%2Fleads']);
  const page = await fetch(`${origin}/sign-in?problem=unavailable`, { headers: { 'accept-language': 'en' } });
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('The sign-in service does not answer');
  way.mode = 'up';
  const { status, location } = await signIn();
  expect(status).toBe(302);
  expect(location).toMatch(new RegExp(`^${way.url}/authorize\\?`));
});
