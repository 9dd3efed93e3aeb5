/**
 * The headers and cookies of everything the portal answers: pages of every pattern to everyone, redirects, errors,
 * files and refusals. A page that joins is asked by itself.
 */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { listAccounts } from '@rafiq/shared/accounts/contract.ts';
import { createDeal } from '@rafiq/shared/deals/contract.ts';
import { submitLead } from '@rafiq/shared/leads/contract.ts';
import { createProduct } from '@rafiq/shared/products/contract.ts';
import { createPartner } from '@rafiq/shared/partners/contract.ts';
import { createClient } from '@rafiq/shared/client.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Runner } from '../../infra/local/runner/runner.ts';
import { startRunner } from '../../infra/local/runner/start-runner.ts';

const routesFolder = path.resolve(import.meta.dirname, '../../portal/src/routes');
const operations = 'operations@rafiq.example';
const partnerAdmin = 'admin@partner.example';

const given = { given: true, basis: 'consent', source: 'test', date: '2026-11-20' } as const;

let folder: string;
let runner: Runner;
/** A record of each kind that a page is made for; of the other kinds there is none. */
let records: Readonly<Record<string, string>>;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'rafiq-headers-'));
  runner = await startRunner({ dataDir: folder, ports: 'free', demo: false, portal: true });
  const client = createClient({ baseUrl: runner.apiUrl });
  const token = await runner.bindAndToken(operations);
  const partner = await client.call(createPartner, {
    token,
    body: { name: 'Partner', country: 'AE', adminEmail: partnerAdmin },
  });
  const product = await client.call(createProduct, { token, body: { name: 'GTX Pro', family: 'GTX' } });
  const company = { name: 'Noor Trading', country: 'AE' };
  const lead = await client.call(submitLead, {
    token,
    body: { company, consentToShare: given, consentToContact: given },
  });
  const ofPartner = await runner.bindAndToken(partnerAdmin);
  const deal = await client.call(createDeal, { token: ofPartner, body: { company } });
  await runner.control.idle();
  records = {
    partner: partner.data.id,
    product: product.data.id,
    lead: lead.data.id,
    deal: deal.data.id,
    account: (await client.call(listAccounts, { token })).data.items[0]?.id ?? '',
  };
});
afterAll(async () => {
  await runner.close();
  await rm(folder, { recursive: true, force: true });
});

/** Every address a folder of the portal answers, with the record it wants where there is one, and else with an identifier of none. */
async function findPaths(): Promise<string[]> {
  const files = await readdir(routesFolder, { recursive: true });
  const patterns = files
    .filter((file) => /^\+(page\.svelte|page\.server\.ts|server\.ts)$/.test(path.basename(file)))
    .map((file) => path.dirname(file).split(path.sep))
    .map((steps) => `/${steps.filter((step) => !step.startsWith('(') && step !== '.').join('/')}`);
  return [...new Set(patterns)].map((pattern) =>
    pattern.replace(
      /\[(\w+)Id\]/g,
      (_, kind: string) => records[kind] ?? `${kind}_06emzc4q3hw0t8n2k5v7r9p1xd`,
    ),
  );
}

/** A browser as far as cookies go: it keeps what it is given and brings it along, each to its own host. */
class Browser {
  private readonly cookies = new Map<string, string>();
  /** Cookies of the portal that are not kept as they must be, on the way in as well. */
  readonly loose: string[] = [];

  async ask(url: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    const { host } = new URL(url);
    const kept = [...this.cookies].filter(([key]) => key.startsWith(`${host} `));
    if (kept.length > 0)
      headers.set('cookie', kept.map(([key, value]) => `${key.split(' ')[1]}=${value}`).join('; '));
    const response = await fetch(url, { redirect: 'manual', ...init, headers });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      this.cookies.set(`${host} ${name}`, value);
      if (url.startsWith(runner.portalUrl)) this.loose.push(...faultsOfCookie(cookie));
    }
    return response;
  }

  /** Goes where it is sent, up to a page that sends it nowhere. */
  async follow(url: string, init?: RequestInit): Promise<{ url: string; response: Response }> {
    let at = url;
    let response = await this.ask(at, init);
    for (let hops = 0; hops < 12; hops += 1) {
      const location = response.headers.get('location');
      if (location === null) break;
      at = new URL(location, at).href;
      response = await this.ask(at);
    }
    return { url: at, response };
  }

  /** Signs in as the embedded provider lets anyone: by choosing an address. */
  async signIn(email: string): Promise<this> {
    const { url, response } = await this.follow(`${runner.portalUrl}/auth/start`);
    const action = /<form[^>]*action="([^"]*)"/.exec(await response.text())?.[1] ?? '';
    await this.follow(new URL(action.replaceAll('&amp;', '&') || url, url).href, {
      method: 'POST',
      body: new URLSearchParams({ email }),
    });
    return this;
  }
}

const always: Readonly<Record<string, RegExp>> = {
  'strict-transport-security': /^max-age=\d{8,}/,
  'x-content-type-options': /^nosniff$/,
  'x-frame-options': /^DENY$/,
  'referrer-policy': /^(no-referrer|same-origin|strict-origin(-when-cross-origin)?)$/,
  'permissions-policy': /camera=\(\)/,
  'cross-origin-opener-policy': /^same-origin$/,
  'content-security-policy': /frame-ancestors 'none'/,
};

/** What somebody chose to read by says nothing of who it is. */
const chosen = /^rafiq-(locale|theme)=/;

/** What a cookie does not say of itself; one that lets its bearer in belongs to this host alone. */
function faultsOfCookie(cookie: string): string[] {
  const said = cookie.toLowerCase().split(/; ?/);
  const wanted = ['httponly', 'secure', 'samesite=lax', 'path=/'];
  const sound =
    wanted.every((attribute) => said.includes(attribute)) &&
    !said.some((attribute) => attribute.startsWith('domain=')) &&
    (cookie.startsWith('__Host-') || chosen.test(cookie));
  return sound ? [] : [`cookie: ${cookie.replace(/=[^;]*/, '=…')}`];
}

/** What is missing from an answer. */
function faultsOf(response: Response, body = '<script'): string[] {
  const { headers } = response;
  const faults = Object.entries(always)
    .filter(([name, wanted]) => !wanted.test(headers.get(name) ?? ''))
    .map(([name]) => `${name}: ${headers.get(name) ?? 'missing'}`);
  const policy = headers.get('content-security-policy') ?? '';
  const isPage = headers.get('content-type')?.startsWith('text/html') === true;
  // Whoever goes back after somebody signed out must find nothing.
  if (isPage && !/\bno-store\b/.test(headers.get('cache-control') ?? ''))
    faults.push(`a page that browsers keep: ${headers.get('cache-control')}`);
  // A page that runs nothing needs no leave to run it.
  const runsSomething = isPage && body.includes('<script');
  if (/script-src[^;]*'unsafe-(inline|eval)'/.test(policy)) faults.push(`loose policy: ${policy}`);
  if (
    runsSomething &&
    !/script-src[^;]*'nonce-[\w+/=-]{16,}'/.test(policy) &&
    !policy.startsWith("default-src 'none'")
  )
    faults.push(`a page without a nonce: ${policy}`);
  faults.push(...headers.getSetCookie().flatMap(faultsOfCookie));
  return faults;
}

const visitors = async () => ({
  nobody: new Browser(),
  'the vendor': await new Browser().signIn(operations),
  'a partner': await new Browser().signIn(partnerAdmin),
});

test('every page, redirect and error, to everyone', async () => {
  const faults: string[] = [];
  const statuses: Record<string, number[]> = {};
  const browsers = await visitors();
  for (const [name, browser] of Object.entries(browsers)) {
    for (const at of [...(await findPaths()).filter((one) => one !== '/sign-out'), '/nowhere', '/%E0%A4%A']) {
      const response = await browser.ask(`${runner.portalUrl}${at}`);
      (statuses[name] ??= []).push(response.status);
      const found = faultsOf(response, await response.text());
      faults.push(...found.map((fault) => `${name}, ${at} ${response.status}: ${fault}`));
      if (response.status >= 500) faults.push(`${name}, ${at}: ${response.status}`);
    }
  }
  expect(faults).toEqual([]);
  expect(Object.values(browsers).flatMap(({ loose }) => loose)).toEqual([]);
  // They did come in: what nobody is sent away from, they are shown.
  const shown = (name: string) => statuses[name]?.filter((status) => status === 200).length ?? 0;
  expect(shown('the vendor')).toBeGreaterThan(shown('nobody'));
  expect(shown('a partner')).toBeGreaterThan(shown('nobody'));
});

test('a form from elsewhere is refused with all of them, and so is every other method', async () => {
  const browser = await new Browser().signIn(operations);
  const faults: string[] = [];
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
    for (const at of ['/', '/preferences', '/sign-out', '/manage/leads/new', '/nowhere']) {
      const response = await browser.ask(`${runner.portalUrl}${at}`, {
        method,
        headers: { origin: 'https://elsewhere.example', 'content-type': 'application/x-www-form-urlencoded' },
        body: 'a=b',
      });
      if (response.status !== 403 && response.status !== 405)
        faults.push(`${method} ${at}: ${response.status}`);
      faults.push(...faultsOf(response).map((fault) => `${method} ${at}: ${fault}`));
    }
  }
  expect(faults).toEqual([]);
});

test('files of the portal', async () => {
  const address = `${runner.portalUrl}/sign-in`;
  const page = await (await new Browser().ask(address)).text();
  const files = [
    ...page.matchAll(/(?:href|src)="([./][^"]+\.(?:js|css|woff2|svg|png|json|webmanifest))"/g),
  ].map(([, file = '']) => new URL(file, address).pathname);
  expect(files.length).toBeGreaterThan(3);
  const faults: string[] = [];
  for (const file of new Set(files)) {
    const response = await fetch(`${runner.portalUrl}${file}`);
    await response.arrayBuffer();
    expect([file, response.status]).toEqual([file, 200]);
    const { headers } = response;
    if (headers.get('x-content-type-options') !== 'nosniff') faults.push(`${file}: nosniff is missing`);
    if (headers.getSetCookie().length > 0) faults.push(`${file}: sets a cookie`);
  }
  expect(faults).toEqual([]);
});
