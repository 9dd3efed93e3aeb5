/**
 * Every list of the portal as a file, by the portal's own handlers upon the rooms, found in its folders: what it holds is
 * what its reader may see, all of it, and safe to open. One that is added joins by itself.
 */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Exchange } from '@rafiq/shared/client.ts';
import { mayDo, permissions, type Permission } from '@rafiq/shared/permissions.ts';
import { startBatch } from '@rafiq/shared/leads/batch-contract.ts';
import type { AnyRoute } from '@rafiq/shared/route.ts';
import { routes } from '@rafiq/shared/routes.ts';
import { readCalendars, saveCalendars } from '@rafiq/shared/settings/contract.ts';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { pathNames } from '../fixtures/rooms.ts';
import type { Secret } from '../fixtures/world/canaries.ts';
import { mayUse } from '../fixtures/world/request.ts';
import { buildWorld, type ActorName, type World } from '../fixtures/world/world.ts';

const portal = path.resolve(import.meta.dirname, '../../portal/src');
const formulas = ['=', '+', '-', '@', '\t'] as const;
const locales = ['en', 'ar', 'fa'] as const;

/** The way of the portal to the rooms, and what a test wants of it. */
const road = vi.hoisted(() => ({
  exchange: undefined as Exchange | undefined,
  asked: [] as AnyRoute[],
  /** Every page holds one row, whatever was asked for. */
  onePerPage: false,
  /** Every text that somebody may have written begins like a formula. */
  poisoned: false,
  locale: 'en',
}));
vi.mock('$app/env/private', () => ({ API_URL: 'http://rooms.test' }));
vi.mock('../../portal/src/lib/server/node-exchange.ts', () => ({
  nodeExchange: ((url, asking) => {
    if (road.exchange === undefined) throw new Error('The rooms are not open yet');
    return road.exchange(url, asking);
  }) satisfies Exchange,
}));

interface Handler {
  GET?: (event: object) => Response | Promise<Response>;
}
const files = await readdir(path.join(portal, 'routes'), { recursive: true });
const handlers: (readonly [address: string, get: NonNullable<Handler['GET']>])[] = [];
for (const file of files.map((name) => name.replaceAll(path.sep, '/')).sort()) {
  if (!/(^|\/)export\/\+server\.ts$/.test(file)) continue;
  const { GET } = (await import(path.join(portal, 'routes', file))) as Handler;
  // A file that is posted for is about one person and no list.
  if (GET !== undefined)
    handlers.push([`/${file.replace(/\([a-z]+\)\//, '').replace('/+server.ts', '')}`, GET]);
}
const exportOf = new Map(handlers);
const addresses = handlers.map(([address]) => address);

let world: World;
beforeAll(async () => {
  world = await buildWorld();
  const runtime = (await import(path.join(portal, 'lib/paraglide/runtime.js'))) as {
    overwriteGetLocale: (locale: () => string) => void;
  };
  runtime.overwriteGetLocale(() => road.locale);
  road.exchange = exchange;
  await stock();
});
afterAll(() => world.stop());
beforeEach(() => {
  Object.assign(road, { onePerPage: false, poisoned: false, locale: 'en' });
});

/** What the world has none of, and a list of which would be empty. */
async function stock(): Promise<void> {
  const { token } = world.actors.operations;
  const { rooms, records } = world;
  const holidays = [{ country: 'AE', days: [{ day: '2026-12-02', name: 'National Day' }] }];
  const kept = await rooms.call({
    route: saveCalendars,
    token,
    headers: { 'if-match': (await rooms.call({ route: readCalendars, token })).headers['etag'] ?? '' },
    body: { calendars: holidays },
  });
  expect(kept.status).toBe(saveCalendars.success);
  const batch = await rooms.call({
    route: startBatch,
    token,
    body: { leadIds: [records.leadId.unplaced], move: { kind: 'redistribute' } },
  });
  expect(batch.status).toBe(startBatch.success);
  made.batchId = String(batch.body['id']);
}
const made = { batchId: '' };

/** The route of an address, those that name no record first, with what it names. */
const byNames = [...routes].sort((one, other) => pathNames(one).length - pathNames(other).length);
function routeAt(method: string, pathname: string): { route: AnyRoute; params: Record<string, string> } {
  for (const route of byNames) {
    const shape = new RegExp(`^${route.path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
    const found = route.method === method ? shape.exec(pathname) : null;
    if (found !== null) return { route, params: { ...found.groups } };
  }
  throw new Error(`No route answers ${method} ${pathname}`);
}

const exchange: Exchange = async (url, { method, headers }) => {
  const { pathname, searchParams } = new URL(url);
  const { route, params } = routeAt(method, pathname);
  road.asked.push(route);
  const query = Object.fromEntries(searchParams);
  if (road.onePerPage && 'limit' in query) query['limit'] = '1';
  const token = headers['authorization']?.replace('Bearer ', '');
  const answer = await world.rooms.call({
    route,
    token,
    params,
    query,
    headers: { 'accept-language': headers['accept-language'] ?? 'en' },
  });
  return {
    status: answer.status,
    header: (name) => answer.headers[name] ?? null,
    text: JSON.stringify(road.poisoned ? poisoned(answer.body) : answer.body),
  };
};

/** Identifiers, times and numbers are nobody's words, nor are codes but where a name may look like one. */
const noWords = /^([a-z]+_[0-9a-z]{26}|\d[\d.:TZ+-]*|)$/;
const code = /^([a-z-]+|[A-Z]{2,3})$/;
const named = /(name|text|title|note|By)$/i;
let turn = 0;
function poisoned(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => poisoned(one, key));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, poisoned(one, name)]));
  if (typeof value !== 'string' || key === 'nextCursor' || key === 'sizeBand' || noWords.test(value))
    return value;
  if (code.test(value) && !named.test(key)) return value;
  turn += 1;
  return `${formulas[turn % formulas.length]}${value}`;
}

/** The records that an address names, as this side knows them. */
function recordsAt(address: string): Record<string, string> {
  const { records } = world;
  const known: Readonly<Record<string, string>> = {
    accountId: records.accountId.own,
    batchId: made.batchId,
    importId: records.importId.own,
    dealId: records.dealId.own,
    // What its newest placement looked at is recorded of this one alone.
    leadId: address.includes('/decision/') ? records.leadId.offered : records.leadId.own,
    partnerId: records.partnerId.own,
    resellerId: records.resellerId.own,
    whatIfId: address.startsWith('/manage/conflict-rules')
      ? records.conflictWhatIfId.own
      : records.whatIfId.own,
  };
  return Object.fromEntries(
    [...address.matchAll(/\[(\w+)\]/g)].map(([, name = '']) => {
      const id = known[name];
      if (id === undefined) throw new Error(`${address}: nothing is known that its [${name}] could name`);
      return [name, id];
    }),
  );
}

type Taken =
  | { status: 200; headers: Headers; text: string; rows: string[][]; asked: readonly AnyRoute[] }
  | { status: number; text: ''; rows: never[]; asked: readonly AnyRoute[] };

/** Takes a list away as somebody. @param url where not only by its address */
async function take(address: string, name: ActorName, url?: URL): Promise<Taken> {
  const actor = world.actors[name];
  const { role, side, token } = actor;
  const at = url ?? new URL(`https://portal.test${address}${searches[address] ?? ''}`);
  const member = {
    role,
    permissions: Object.keys(permissions).filter((one) => role !== null && mayDo(role, one as Permission)),
    organisation: { kind: side === 'vendor' ? 'vendor' : 'partner' },
  };
  road.asked = [];
  const event = {
    url: at,
    params: recordsAt(address),
    request: new Request(at),
    locals: {
      session: token === undefined ? undefined : { accessToken: token, member },
      reader: { locale: road.locale, timeZone: 'Asia/Dubai', calendar: 'gregorian' },
    },
  };
  try {
    const answer = await exportOf.get(address)?.(event);
    if (answer === undefined) throw new Error(`${address} is no export`);
    // `Response.text()` would take the mark away.
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer());
    const rows = parse(text, { bom: true, relax_column_count: false });
    return { status: 200, headers: answer.headers, text, rows, asked: road.asked };
  } catch (thrown) {
    const { status } = thrown as { status?: unknown };
    if (typeof status !== 'number') throw thrown;
    return { status, text: '', rows: [], asked: road.asked };
  }
}

/** What an address has to say besides, so that there is something in its list. */
const searches: Readonly<Record<string, string>> = { '/manage/policy/fairness/export': '?country=AE' };

/** Who reads a list first: of the vendor's lists who may see most, of a partner's its admin. */
const firstReader = (address: string): ActorName =>
  address.startsWith('/manage/') ? 'operations' : 'ownAdmin';

/** Lists that hold nothing which somebody wrote. */
const withoutWords: readonly string[] = ['/manage/conflicts/statistics/export'];

test('there are as many as there were', () => {
  expect(addresses.length).toBeGreaterThan(35);
});

describe.each(addresses)('%s', (address) => {
  test('is a file that every spreadsheet reads alike', async () => {
    const file = await take(address, firstReader(address));
    if (file.status !== 200 || !('headers' in file)) throw new Error(`answered ${file.status}`);
    expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(file.headers.get('content-disposition')).toMatch(
      /^attachment; filename="[a-z-]+\d{4}-\d\d-\d\d\.csv"$/,
    );
    expect(file.headers.get('cache-control')).toBe('no-store, no-transform');
    const cell = '(?:"(?:[^"]|"")*"|-?\\d+(?:\\.\\d+)?|)';
    expect(file.text).toMatch(new RegExp(`^\\ufeff(?:${cell}(?:,${cell})*\\r\\n)+$`));
    // What is empty says nothing of what a full one would give away.
    expect(file.rows.length).toBeGreaterThan(1);
  });

  test('holds no cell that a spreadsheet would reckon with', async () => {
    road.poisoned = true;
    const { rows } = await take(address, firstReader(address));
    const cells = rows.flat();
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell) && Number.isNaN(Number(cell)))).toEqual([]);
    const defused = cells.filter((cell) => /^'[=+\-@\t]/.test(cell));
    expect(defused.length > 0).toBe(!withoutWords.includes(address));
  });

  test('holds every page', async () => {
    const whole = await take(address, firstReader(address));
    road.onePerPage = true;
    expect((await take(address, firstReader(address))).rows).toEqual(whole.rows);
  });

  test('speaks its reader’s language', async () => {
    const headings = new Set<string>();
    for (const locale of locales) {
      road.locale = locale;
      const [heading = []] = (await take(address, firstReader(address))).rows;
      headings.add(heading.join());
      expect(new Set(heading).size).toBe(heading.length);
      if (locale !== 'en') expect(heading.join('')).not.toMatch(/[A-Za-z]/);
    }
    expect(headings.size).toBe(locales.length);
  });

  test('is refused to whoever may not read it, and gives nothing away to whoever may', async () => {
    const { asked } = await take(address, firstReader(address));
    const faults: string[] = [];
    for (const name of readers) {
      const actor = world.actors[name];
      const { status, text } = await take(address, name);
      const may = asked.every((route) => mayUse(route, actor));
      if (may ? status !== 200 && status !== 404 : status === 200) faults.push(`${name}: answered ${status}`);
      if (!may && actor.role !== null && actor.side !== 'suspended' && status !== 403)
        faults.push(`${name}: answered ${status}, not 403`);
      const leaked = world.canaries.foundIn(text, keptFrom(name, asked));
      faults.push(...leaked.map((found) => `${name}: leaks ${found}`));
      if (name === 'rivalAdmin')
        faults.push(
          ...ownWords()
            .filter((word) => text.includes(word))
            .map((word) => `${name}: reads ${word}`),
        );
    }
    expect(faults).toEqual([]);
  });

  test('heeds every filter that its button hands on', async () => {
    const read = new Set<string>();
    const url = new URL(`https://portal.test${address}`);
    const get = url.searchParams.get.bind(url.searchParams);
    url.searchParams.get = (name) => {
      read.add(name);
      return get(name);
    };
    await take(address, firstReader(address), url);
    const handedOn = buttonsOf(address).flatMap(({ filters }) => filters);
    expect(handedOn.filter((name) => !read.has(name))).toEqual([]);
  });
});

const readers = [
  'operations',
  'manager',
  'finance',
  'viewer',
  'ownAdmin',
  'ownSeller',
  'rivalAdmin',
  'suspendedAdmin',
  'removed',
  'stranger',
  'nobody',
] as const satisfies ActorName[];

/** Where managers meet partners beyond their portfolio: companies and decisions belong to the vendor as a whole. */
const openToManagers: readonly string[] = [
  'accounts.list',
  'accounts.read',
  'deals.list-conflicts',
  'leads.replay',
  'leads.fairness',
];

function keptFrom(name: ActorName, asked: readonly AnyRoute[]): Secret[] {
  const { side, role } = world.actors[name];
  if (side === 'own') return ['rival', 'vendor', 'unaccepted'];
  if (side === 'rival') return ['vendor', 'unaccepted'];
  if (side !== 'vendor') return ['rival', 'vendor', 'person', 'unaccepted'];
  if (role === 'viewer' || role === 'finance') return ['person'];
  return role === 'channel-manager' && !asked.some(({ id }) => openToManagers.includes(id)) ? ['rival'] : [];
}

/** What the other partner never reads: the first one's people, records and customers. */
function ownWords(): string[] {
  const { records, actors } = world;
  return [
    records.partnerId.own,
    records.leadId.own,
    records.dealId.own,
    records.noticeId.own,
    records.memberId.own,
    String(actors.ownAdmin.userId),
    'Manara',
    'own-admin',
    'own-seller',
    'own-next',
    'Noor',
  ];
}

/** The buttons of the portal: the addresses that they and those who use them name, and the filters they hand on. */
const components = (await readdir(portal, { recursive: true })).filter((name) => name.endsWith('.svelte'));
const buttons = (
  await Promise.all(
    components.map(async (name) => {
      const text = await readFile(path.join(portal, name), 'utf8');
      // A button that says where its page is leads to what lies there.
      const place = path
        .dirname(name)
        .replaceAll(path.sep, '/')
        .replace(/^(lib|routes)\//, '');
      const home = name.startsWith('routes') ? `/${place.replace(/^\([a-z]+\)\//, '')}` : '/';
      return [...text.matchAll(/<(?:ExportButton|People)\b[\s\S]*?\/>/g)].flatMap(([button]) => {
        const to = /\b(?:action|exported)="([^"]+\/export)"/.exec(button)?.[1];
        const filters = /\bfilters=\{\[([^\]]*)\]\}/.exec(button)?.[1] ?? '';
        return to === undefined
          ? []
          : [
              {
                home,
                action: new RegExp(`^${to.replace(/\{[^}]*\}/g, '[^.]+')}$`),
                filters: [...filters.matchAll(/'(\w+)'/g)].map(([, field = '']) => field),
              },
            ];
      });
    }),
  )
).flat();
const buttonsOf = (address: string) =>
  buttons.filter(({ action, home }) => action.test(address) && address.startsWith(home));

test('what is looked for stands in the files of those who may read it', async () => {
  expect((await take('/organisation/people/export', 'ownAdmin')).text).toContain('own-admin');
  expect((await take('/leads/export', 'ownAdmin')).text).toContain('Noor');
  expect((await take('/deals/export', 'ownAdmin')).text).toContain('Noor');
  const secrets: Secret[] = ['rival', 'vendor'];
  for (const secret of secrets) {
    const { text } = await take('/manage/partners/export', 'operations');
    expect(world.canaries.foundIn(text, [secret])).not.toEqual([]);
  }
});

test('a button leads to every file', () => {
  expect(addresses.filter((address) => buttonsOf(address).length === 0)).toEqual([]);
});
