import { createHash, randomBytes } from 'node:crypto';
import path from 'node:path';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LoopbackServer, openLoopbackServer } from '../net/loopback-server.ts';
import { embeddedIdentity, type Identity } from './identity-server.ts';
import { temporaryFolders } from '../../../test/fixtures/temporary-folders.ts';

const callback = 'http://localhost:4600/auth/callback';
const portal = {
  id: 'rafiq-portal',
  secret: 'portal-secret',
  callbacks: [callback],
  logouts: ['http://localhost:4600/sign-in'],
};
const machines = new Map([['demo-integrator', 'machine-secret']]);
const basic = (id: string, secret: string) => `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;

const newFolder = temporaryFolders('identity');
let storeFile: string;
let server: LoopbackServer;
let identity: Identity;
let port = 0;

async function open(): Promise<void> {
  server = await openLoopbackServer('identity', port);
  port = server.port;
  identity = await embeddedIdentity({
    issuer: server.url,
    storeFile,
    clients: { portal, machines },
    portalOrigin: 'http://localhost:4600',
    demoAccounts: () => [{ email: 'lina@noor.example', label: 'Noor <Trading>', role: 'partner-seller' }],
  });
  server.serve(identity.listener);
}
async function close(): Promise<void> {
  await server.close();
  identity.close();
}

beforeEach(async () => {
  port = 0;
  storeFile = path.join(newFolder(), 'identity.sqlite');
  await open();
});
afterEach(close);

/** A browser as far as it matters: it keeps cookies and does not follow redirects by itself. */
function browser() {
  const cookies = new Map<string, string>();
  return async (address: string, init: RequestInit = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(new URL(address, server.url), {
      redirect: 'manual',
      ...init,
      headers: { ...(init.headers as Record<string, string>), cookie },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    return answer;
  };
}
const location = (answer: Response): string => answer.headers.get('location') ?? '';

const verifier = randomBytes(32).toString('base64url');
const authorize = (more: Record<string, string> = {}): string =>
  `/auth?${new URLSearchParams({
    client_id: portal.id,
    redirect_uri: callback,
    response_type: 'code',
    scope: 'openid email profile rafiq/api',
    state: 'state',
    nonce: 'nonce',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...more,
  })}`;

async function askForTokens(grant: Record<string, string>, authorization = basic(portal.id, portal.secret)) {
  const answer = await fetch(`${server.url}/token`, {
    method: 'POST',
    headers: { authorization },
    body: new URLSearchParams(grant),
  });
  return { status: answer.status, tokens: (await answer.json()) as Record<string, string> };
}

async function signIn(open: ReturnType<typeof browser>, email: string) {
  const page = location(await open(authorize()));
  const posted = await open(page, { method: 'POST', body: new URLSearchParams({ email }) });
  const back = await open(location(posted));
  const code = new URL(location(back)).searchParams.get('code') ?? '';
  return askForTokens({
    grant_type: 'authorization_code',
    code,
    redirect_uri: callback,
    code_verifier: verifier,
  });
}

describe('the embedded identity provider', () => {
  it('signs anyone in by code and PKCE, with tokens shaped like those on AWS', async () => {
    const { tokens } = await signIn(browser(), 'Lina@Noor.example');
    const keySet = createRemoteJWKSet(new URL(`${server.url}/.well-known/jwks.json`));
    const access = await jwtVerify(tokens['access_token'] ?? '', keySet, { issuer: server.url });
    expect(access.payload).toMatchObject({ client_id: portal.id, token_use: 'access', aud: portal.id });
    expect(String(access.payload['scope']).split(' ')).toContain('rafiq/api');
    expect(access.payload.exp).toBeTypeOf('number');
    const id = await jwtVerify(tokens['id_token'] ?? '', keySet, { issuer: server.url, audience: portal.id });
    expect(id.payload).toMatchObject({
      token_use: 'id',
      email: 'lina@noor.example',
      email_verified: true,
      nonce: 'nonce',
    });
    expect(id.payload.sub).toBe(access.payload.sub);
    expect(tokens['refresh_token']).toBeTypeOf('string');
  });

  it('keeps sessions, refresh tokens, subjects and keys over a restart', async () => {
    const open1 = browser();
    const { tokens } = await signIn(open1, 'lina@noor.example');
    await close();
    await open();
    // The first request only finds out that the kept connections are gone.
    await expect
      .poll(() =>
        fetch(server.url).then(
          (answer) => answer.status,
          () => 0,
        ),
      )
      .not.toBe(0);
    const refreshed = await askForTokens({
      grant_type: 'refresh_token',
      refresh_token: tokens['refresh_token'] ?? '',
    });
    expect(refreshed.status).toBe(200);
    expect(decodeJwt(refreshed.tokens['access_token'] ?? '').sub).toBe(
      decodeJwt(tokens['access_token'] ?? '').sub,
    );
    await expect(identity.verify(tokens['access_token'] ?? '', server.url)).resolves.toBeDefined();
    const silently = await open1(authorize());
    expect(location(silently)).toMatch(/^http:\/\/localhost:4600\/auth\/callback\?code=/);
  });

  it('gives machine clients tokens, with the right secret alone', async () => {
    const grant = { grant_type: 'client_credentials', scope: 'rafiq/api' };
    const { tokens } = await askForTokens(grant, basic('demo-integrator', 'machine-secret'));
    expect(decodeJwt(tokens['access_token'] ?? '')).toMatchObject({
      sub: 'demo-integrator',
      client_id: 'demo-integrator',
      token_use: 'access',
      scope: 'rafiq/api',
    });
    expect((await askForTokens(grant, basic('demo-integrator', 'guess'))).status).toBe(401);
  });

  it('refuses a code without its verifier, and used twice', async () => {
    const open = browser();
    const page = location(await open(authorize()));
    const posted = await open(page, { method: 'POST', body: new URLSearchParams({ email: 'a@b.example' }) });
    const code = new URL(location(await open(location(posted)))).searchParams.get('code') ?? '';
    const grant = { grant_type: 'authorization_code', code, redirect_uri: callback };
    expect((await askForTokens({ ...grant, code_verifier: 'x'.repeat(43) })).status).toBe(400);
    expect((await askForTokens({ ...grant, code_verifier: verifier })).status).toBe(200);
    expect((await askForTokens({ ...grant, code_verifier: verifier })).status).toBe(400);
    expect(location(await browser()(authorize({ code_challenge: '', code_challenge_method: '' })))).toMatch(
      /error=/,
    );
  });

  it('speaks the language of the portal, else of the browser, and escapes names', async () => {
    const pageIn = async (uiLocales: string | undefined, accept: string) => {
      const open = browser();
      const page = location(await open(authorize(uiLocales === undefined ? {} : { ui_locales: uiLocales })));
      const answer = await open(page, { headers: { 'accept-language': accept } });
      expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      return answer.text();
    };
    expect(await pageIn('ar', 'en')).toContain('<html lang="ar" dir="rtl">');
    expect(await pageIn(undefined, 'fa-IR,fa;q=0.9')).toContain('<html lang="fa" dir="rtl">');
    const english = await pageIn(undefined, 'de');
    expect(english).toContain('<html lang="en" dir="ltr">');
    expect(english).toContain('Noor &lt;Trading&gt;');
  });

  it('says so when a sign-in is no longer valid, or the address is none', async () => {
    expect((await fetch(`${server.url}/sign-in/forgotten`)).status).toBe(400);
    const open = browser();
    const page = location(await open(authorize()));
    expect(
      (await open(page, { method: 'POST', body: new URLSearchParams({ email: 'nobody' }) })).status,
    ).toBe(422);
  });

  it('ends the session and comes back to the portal', async () => {
    const open = browser();
    const { tokens } = await signIn(open, 'lina@noor.example');
    const end = new URLSearchParams({
      id_token_hint: tokens['id_token'] ?? '',
      post_logout_redirect_uri: portal.logouts[0] ?? '',
    });
    const page = await (await open(`/session/end?${end}`)).text();
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const ended = await open('/session/end/confirm', {
      method: 'POST',
      body: new URLSearchParams({ xsrf, logout: 'yes' }),
    });
    expect(location(ended)).toBe(portal.logouts[0]);
    expect(location(await open(authorize()))).toMatch(/^\/sign-in\//);
  });

  it('mints tokens for scripts, but not for web pages', async () => {
    const ask = (body: unknown, headers: Record<string, string> = {}) =>
      fetch(`${server.url}/dev/token`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
    const person = (await (await ask({ email: 'Lina@noor.example' })).json()) as Record<string, string>;
    const again = (await (await ask({ email: 'lina@noor.example' })).json()) as Record<string, string>;
    expect(person['sub']).toBe(again['sub']);
    expect(decodeJwt(person['id_token'] ?? '')).toMatchObject({
      email: 'lina@noor.example',
      token_use: 'id',
    });
    expect(decodeJwt(person['access_token'] ?? '')).toMatchObject({
      client_id: portal.id,
      token_use: 'access',
    });
    expect((await ask({ clientId: 'demo-integrator' })).status).toBe(200);
    expect((await ask({ clientId: 'stranger' })).status).toBe(404);
    expect((await ask({ email: 'no address' })).status).toBe(400);
    expect((await ask({ email: 'a@b.example' }, { 'content-type': 'text/plain' })).status).toBe(403);
  });
});
