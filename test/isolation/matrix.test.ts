/**
 * Every route × every role × {own, other organisation's, missing}, derived from the route table: later routes join
 * by themselves, and one without records or an example that works fails here.
 */
import { contactLead } from '@rafiq/shared/leads/contract.ts';
import { problems, type ProblemCode } from '@rafiq/shared/problems.ts';
import { problemsOf, type AnyRoute } from '@rafiq/shared/route.ts';
import { routes } from '@rafiq/shared/routes.ts';
import { roles } from '@rafiq/shared/permissions.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestAnswer } from '../fixtures/call.ts';
import { pathNames } from '../fixtures/rooms.ts';
import {
  changeBetween,
  digestOf,
  readState,
  restoreState,
  type TableState,
} from '../fixtures/table-state.ts';
import { addMember } from '../fixtures/people.ts';
import { mark, type Secret } from '../fixtures/world/canaries.ts';
import type { Actor } from '../fixtures/world/cast.ts';
import {
  foreignIdentifiers,
  isAuthor,
  mayUse,
  missingIdentifiers,
  ownIdentifiers,
  readerOf,
  sendExample,
  type Identifiers,
} from '../fixtures/world/request.ts';
import { buildWorld, type ActorName, type World } from '../fixtures/world/world.ts';

/** Everyone the matrix asks; the rival owns what the others may not see. */
const callers: readonly ActorName[] = [
  'operations',
  'manager',
  'finance',
  'viewer',
  'machine',
  'ownAdmin',
  'ownSeller',
  'ownMachine',
  'suspendedAdmin',
  'removed',
  'stranger',
  'nobody',
];

/** Records that all of the vendor's people share, and a catalogue everyone reads: nothing there is foreign. */
const shared: readonly string[] = [
  'productId',
  'accountId',
  'importId',
  'formId',
  'whatIfId',
  'policyVersion',
  'conflictPolicyVersion',
  'conflictWhatIfId',
];

/** Records that even channel operations reaches in its own organisation only. */
const ownOnly: readonly string[] = ['memberId'];

/** Records of one person alone: whoever else asks, of whatever rank, is told that there is none. */
const personal: readonly string[] = ['noticeId', 'viewId'];

/** Where a caller is told what it was not told before: the customer of the lead it takes on. */
const reveals: readonly string[] = ['leads.accept-offer', 'leads.claim'];

/**
 * Where a channel manager meets partners beyond its portfolio: the trace of a decision names every candidate to
 * managers, the story of a lead those that had it before, a conflict case both of its sides, and companies belong to the
 * vendor as a whole.
 */
const openToManagers: readonly string[] = [
  'leads.explain',
  'leads.replay',
  'leads.fairness',
  'leads.timeline',
  'accounts.list',
  'accounts.read',
  'accounts.timeline',
  'accounts.alike',
  'notes.write-on-account',
  'attachments.attach-to-account',
  'attachments.list-of-account',
  'attachments.list-of-conflict',
  'deals.list-conflicts',
  'deals.read-conflict',
  'deals.take-conflict',
  'deals.ask-parties',
  'deals.resolve-conflict',
];

/** Routes that change nothing when there is nothing to change, a member who was bound already, and those that only try. */
const idle: readonly string[] = [
  'identity.bind',
  'leads.try-lead',
  'deals.try-registration',
  'accounts.undo-merge',
];

/** Readings that are on record themselves: whoever is shown a contact leaves a sight of it, and nothing else. */
const witnessed: readonly string[] = ['leads.read', 'leads.list', 'deals.read'];

/** Small enough to be digested after every request: some twenty items a room. */
const mostItems = 410;
let world: World;
let digest: string;
let cells = 0;

beforeAll(async () => {
  world = await buildWorld();
  digest = digestOf(world.start);
});
afterAll(() => world.stop());

type Case = 'own' | 'foreign' | 'missing';
type Expected = ProblemCode | 'success' | 'reached';

function expectedOf(route: AnyRoute, actor: Actor, kind: Case): Expected {
  if (route.audience === 'public') {
    // What the world may read belongs to nobody in particular.
    return kind === 'own' ? 'success' : kind === 'missing' ? 'not-found' : 'reached';
  }
  if (actor.token === undefined) return 'unauthenticated';
  if (actor.side === 'none') return 'not-a-member';
  if (actor.side === 'suspended') return 'partner-suspended';
  if (!mayUse(route, actor)) return 'forbidden';
  if (kind === 'own') return isAuthor(route, actor) ? 'success' : 'forbidden';
  if (kind === 'missing' || pathNames(route).some((name) => personal.includes(name))) return 'not-found';
  const bounded =
    actor.side === 'own' ||
    actor.role === 'channel-manager' ||
    pathNames(route).some((name) => ownOnly.includes(name));
  return bounded && !pathNames(route).every((name) => shared.includes(name)) ? 'not-found' : 'reached';
}

/** What this answer must not carry. */
function secretsKeptFrom(route: AnyRoute, actor: Actor, succeeded: boolean): Secret[] {
  if (actor.side === 'own') {
    return succeeded && reveals.includes(route.id) ? ['rival', 'vendor'] : ['rival', 'vendor', 'unaccepted'];
  }
  if (actor.side !== 'vendor') return ['rival', 'vendor', 'person', 'unaccepted'];
  if (actor.role === 'viewer' || actor.role === 'finance') return ['person'];
  return actor.role === 'channel-manager' && !openToManagers.includes(route.id) ? ['rival'] : [];
}

/** An answer without what differs from request to request. */
const comparable = ({ status, headers, body }: TestAnswer): string =>
  JSON.stringify([status, Object.entries(headers).sort(), { ...body, instance: null }]);

function faultsOf(route: AnyRoute, actor: Actor, answer: TestAnswer, expected: Expected): string[] {
  const { status, body } = answer;
  const code = body['code'] as ProblemCode | undefined;
  const succeeded = status === route.success && code === undefined;
  const faults: string[] = [];
  if (expected === 'success' && !succeeded) faults.push(`answered ${status} ${code}, not ${route.success}`);
  if (expected !== 'success' && expected !== 'reached' && code !== expected) {
    faults.push(`answered ${status} ${code ?? ''}, not ${expected}`);
  }
  if (succeeded) {
    const parsed = route.output.safeParse(body);
    if (!parsed.success) faults.push(`answer does not parse: ${parsed.error.message}`);
  } else if (code === undefined || !problemsOf(route).includes(code) || problems[code] !== status) {
    faults.push(`answered ${status} ${code}, which the route does not declare`);
  }
  const leaked = world.canaries.foundIn([answer.headers, body], secretsKeptFrom(route, actor, succeeded));
  return [...faults, ...leaked.map((found) => `leaks ${found}`)];
}

const isSight = ({ kind, event }: Record<string, unknown>): boolean =>
  kind === 'sight' || (event as { type?: string } | undefined)?.type === 'rafiq.audit.contact.seen.v1';

/** Also a route that wants `If-Match`: the record is read for it first. */
const leavesSights = (route: AnyRoute): boolean =>
  witnessed.includes(route.ifMatch === 'required' ? readerOf(route).id : route.id);

/** Whether the table is as it was at the start but for sights where they belong; if not, makes it so again. */
async function unchanged(route?: AnyRoute): Promise<boolean> {
  const after: TableState = await readState(world.database);
  if (digestOf(after) === digest) return true;
  await restoreState(world.database, world.start, after);
  if (route === undefined || !leavesSights(route)) return false;
  const { added, replaced, removed } = changeBetween(world.start, after);
  return added.every(isSight) && replaced.length === 0 && removed.length === 0;
}

/** One actor on one route: its own record, one that does not exist, and those of others. */
async function tryRow(route: AnyRoute, name: ActorName): Promise<string[]> {
  const actor = world.actors[name];
  const faults: string[] = [];
  const ask = async (kind: Case, identifiers: Identifiers): Promise<TestAnswer> => {
    cells += 1;
    const answer = await sendExample(world, route, actor, identifiers);
    const where = `${name}, ${kind} ${Object.values(identifiers).join(' ')}`;
    faults.push(
      ...faultsOf(route, actor, answer, expectedOf(route, actor, kind)).map((fault) => `${where}: ${fault}`),
    );
    if (
      answer.status === route.success &&
      route.method !== 'GET' &&
      (await unchanged()) &&
      !idle.includes(route.id)
    ) {
      faults.push(`${where}: succeeded and changed nothing`);
    }
    return answer;
  };
  const own = await ask('own', ownIdentifiers(route, world, actor));
  if (pathNames(route).length > 0) {
    const missing = await ask('missing', missingIdentifiers(route, world));
    // Who may not use a route at all learns nothing from which record was named.
    if (!mayUse(route, actor) && comparable(own) !== comparable(missing))
      faults.push(`${name}: own is told from missing`);
    faults.push(...(await tryForeign(route, name, missing, (identifiers) => ask('foreign', identifiers))));
  }
  // Reads and refusals, taken together: any of them that changed something is found here.
  if (!(await unchanged(route))) faults.push(`${name}: a refusal or a reading changed the table`);
  return faults;
}

async function tryForeign(
  route: AnyRoute,
  name: ActorName,
  missing: TestAnswer,
  ask: (identifiers: Identifiers) => Promise<TestAnswer>,
): Promise<string[]> {
  const actor = world.actors[name];
  const reachable = expectedOf(route, actor, 'foreign') === 'reached';
  const every = foreignIdentifiers(route, world);
  // Who is refused before any record is looked at is asked once.
  const asked = mayUse(route, actor) ? every : every.slice(0, 1);
  const faults: string[] = [];
  let reached = 0;
  for (const identifiers of asked) {
    const foreign = await ask(identifiers);
    if (foreign.status !== 404) reached += 1;
    if (!reachable && comparable(foreign) !== comparable(missing)) {
      faults.push(`${name}: foreign ${Object.values(identifiers).join(' ')} is told from missing`);
    }
  }
  return reachable && reached === 0
    ? [...faults, `${name}: reaches none of the records it may reach`]
    : faults;
}

describe('every route × every role × {own, foreign, missing}', () => {
  test.each(routes.map((route) => [route.id, route] as const))('%s', async (_, route) => {
    const faults: string[] = [];
    for (const name of callers) faults.push(...(await tryRow(route, name)));
    expect(faults).toEqual([]);
  });

  test('asks every role of the table, and a fixture small enough to digest', () => {
    const asked = new Set(callers.map((name) => world.actors[name].role));
    expect(roles.filter((role) => !asked.has(role))).toEqual([]);
    expect(world.start.size).toBeLessThanOrEqual(mostItems);
    expect(cells).toBeGreaterThanOrEqual(routes.length * callers.length);
    console.log(`${cells} cells over ${routes.length} routes, ${world.start.size} items`);
  });
});

/** Rooms with a fault: answers about the records of others pass through it. */
const planted: Readonly<Record<string, (answer: TestAnswer) => Promise<TestAnswer> | TestAnswer>> = {
  'is told from missing': (answer) => ({
    ...answer,
    status: 403,
    body: { ...answer.body, code: 'forbidden' },
  }),
  'leaks rival': (answer) => ({ ...answer, body: { ...answer.body, detail: mark('rival', 'company') } }),
  'a refusal or a reading changed the table': async (answer) => {
    await addMember('planted', { organisation: 'vendor', role: 'viewer' });
    return answer;
  },
  'which the route does not declare': (answer) => ({ ...answer, status: 418, body: { code: 'teapot' } }),
  'not not-found': (answer) => ({ ...answer, status: 200, body: { id: 'written' } }),
};

describe('the matrix finds a planted fault', () => {
  test.each(Object.entries(planted))('%s', async (found, fault) => {
    const sound = world;
    const foreign = world.records.leadId.foreign[0];
    const call: World['rooms']['call'] = async (request) => {
      const answer = await sound.rooms.call(request);
      return request.params?.['leadId'] === foreign ? fault(answer) : answer;
    };
    world = { ...sound, rooms: { ...sound.rooms, call } };
    try {
      expect((await tryRow(contactLead, 'ownSeller')).join('\n')).toContain(found);
    } finally {
      world = sound;
    }
    expect(await tryRow(contactLead, 'ownSeller')).toEqual([]);
  });
});
