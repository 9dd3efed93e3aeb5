/**
 * Every AWS call of every route × every fault. Each request ends as it would have without the fault, or in a clear
 * problem with nothing changed; sent again as it was, it ends as it would have in any case.
 */
import { bindSession } from '@rafiq/shared/identity/contract.ts';
import { problems, type ProblemCode } from '@rafiq/shared/problems.ts';
import { problemsOf, type AnyRoute } from '@rafiq/shared/route.ts';
import { routes } from '@rafiq/shared/routes.ts';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { invitationWrites } from '#functions/identity/index.ts';
import { commit } from '#functions/kernel/commit.ts';
import { newId } from '#functions/kernel/id.ts';
import type { TestAnswer, TestRequest } from '../fixtures/call.ts';
import { loadRooms } from '../fixtures/rooms.ts';
import { digestOf, readState } from '../fixtures/table-state.ts';
import { watchTable, type WatchedTable } from '../fixtures/watched-table.ts';
import { system, type Actor } from '../fixtures/world/cast.ts';
import { etagNow, exampleRequest, someoneFor } from '../fixtures/world/request.ts';
import { buildWorld, type World } from '../fixtures/world/world.ts';
import { cellsOf, nameOf } from './cells.ts';
import { along, layFaultLine, type Fault } from './fault-line.ts';
import { differenceOf, normalFormSince, type NormalForm } from './normal-form.ts';

let world: World;
let table: WatchedTable;
/** Somebody who was invited and has not come in yet, for the route that lets people in. */
let newcomer: Actor;
let form: NormalForm;
let takeUp: () => void;
let cells = 0;

beforeAll(async () => {
  takeUp = layFaultLine();
  // Every pause between two tries is a random one: here it is always the shortest.
  vi.spyOn(Math, 'random').mockReturnValue(0);
  world = await buildWorld();
  newcomer = await invite(world, 'newcomer@vendor.example');
  table = await watchTable(world.database);
  form = normalFormSince(table.start);
});
afterAll(async () => {
  vi.restoreAllMocks();
  takeUp();
  await world.stop();
});

async function invite({ issuer, actors }: World, email: string): Promise<Actor> {
  const invitation = {
    email,
    organisation: 'vendor',
    role: 'channel-operations',
    userId: newId('user'),
    name: 'Newcomer',
  } as const;
  await commit(system(), { writes: invitationWrites(invitation), events: [], answer: null });
  const [token, idToken] = await Promise.all([issuer.accessToken(email), issuer.idToken(email, email)]);
  return { ...actors.stranger, token, idToken };
}

/** The example with everything it demands and, where one is taken, a key: sent again it is the same request. */
async function prepared(route: AnyRoute): Promise<TestRequest> {
  const actor = route === bindSession ? newcomer : someoneFor(world, route);
  const request = exampleRequest(world, route, actor);
  const headers: Record<string, string> = {
    ...(route.ifMatch === 'required' ? { 'if-match': await etagNow(world, request) } : {}),
    ...(route.idempotency === 'none' ? {} : { 'idempotency-key': 'the-same-request' }),
  };
  return { ...request, headers };
}

const succeeded = (route: AnyRoute, { status, body }: TestAnswer): boolean =>
  status === route.success && body['code'] === undefined;

/** A link is signed anew each time; the rest of an answer is the same whoever gave it. */
const told = ({ status, body }: TestAnswer): string => {
  const { upload: _link, ...rest } = body;
  return `${status} ${form.of(rest)}`;
};

interface Reference {
  answer: string;
  change: string;
  /** The change of sending it twice, where being asked is itself put on record. */
  twice: string;
}

/** What is wrong with a refusal, if it is not a clear one of those the route declares. */
function faultsOfRefusal(route: AnyRoute, { status, headers, body }: TestAnswer): string[] {
  const said = `answered ${status} ${String(body['code'] ?? 'with a page')}`;
  // A page tells its refusal in words, and by a status that its route declares.
  const codes = 'html' in body ? problemsOf(route) : [body['code'] as ProblemCode];
  const declared = codes.some((code) => problems[code] === status && problemsOf(route).includes(code));
  if (status === 500 || !declared) return [said];
  return status === 503 && headers['retry-after'] === undefined ? [`${said} without Retry-After`] : [];
}

const unlike = (what: string, found: string, wanted: string): string[] =>
  found === wanted ? [] : [`${what}:\n${differenceOf(found, wanted)}`];

/** How far the table is from where it began; a route that only reads is looked at once, at its end. */
const changeNow = async (route: AnyRoute): Promise<string> =>
  route.method === 'GET' ? '' : form.ofChange(await table.state(), withoutRefusals);

/** How often somebody was turned away is counted by itself: a request that is sent again may be. */
function withoutRefusals(item: Record<string, unknown>): Record<string, unknown> | null {
  const kept = Object.entries(item).filter(([name]) => !name.startsWith('refused.'));
  const onlyCounted =
    kept.length < Object.keys(item).length && kept.every(([name]) => name === 'pk' || name === 'sk');
  return onlyCounted ? null : Object.fromEntries(kept);
}

/** Where being asked is itself put on record, before anything of the answer is read: it stays there whatever follows. */
const recordedFirst: readonly string[] = ['identity.export-person', 'deals.check'];

/** Work of many transactions, one for each lead: what is cut off stays as far as it came, and the same request goes on. */
const resumed: readonly string[] = ['leads.start-batch', 'leads.undo-batch'];

/** What these read they keep in memory: partners, policies and standings of a version, which a new process reads anew. */
const remembering: readonly string[] = [
  'leads.fairness',
  'leads.replay',
  'leads.try-lead',
  'leads.publish-policy',
  'leads.start-canary',
  'leads.start-what-if',
];

async function asNewProcess(route: AnyRoute): Promise<void> {
  if (!remembering.includes(route.id)) return;
  vi.resetModules();
  world = { ...world, rooms: await loadRooms() };
}

/** A process that was told a lie may believe it for a while; then a new one takes its place. */
async function sendAgain(request: TestRequest): Promise<TestAnswer> {
  const answer = await world.rooms.call(request);
  if (answer.status !== 429) return answer;
  vi.resetModules();
  world = { ...world, rooms: await loadRooms() };
  return world.rooms.call(request);
}

/** Runs into the fault, looks, sends the same request again without it, and looks once more. */
async function tryCell(route: AnyRoute, request: TestRequest, fault: Fault, reference: Reference) {
  cells += 1;
  await asNewProcess(route);
  const { answer, passage } = await along(fault, () => world.rooms.call(request));
  const faults: string[] = passage.met ? [] : ['was not met'];
  if (answer !== 'killed') {
    const change = await changeNow(route);
    // Told that others were quicker, a route may answer what it believes they did, and change nothing.
    const believed = fault.kind === 'condition-failed' && change === '';
    if (resumed.includes(route.id)) {
      if (!succeeded(route, answer)) faults.push(...faultsOfRefusal(route, answer));
    } else if (succeeded(route, answer) && !believed) {
      faults.push(...unlike('answered', told(answer), reference.answer));
      faults.push(...unlike('changed', change, reference.change));
    } else if (!succeeded(route, answer)) {
      const recorded = recordedFirst.includes(route.id) && change === reference.change;
      faults.push(...faultsOfRefusal(route, answer));
      if (!recorded) faults.push(...unlike('changed, and refused', change, ''));
    }
  }
  const isOnRecord = recordedFirst.includes(route.id) && (await changeNow(route)) !== '';
  const again = await sendAgain(request);
  const change = await changeNow(route);
  if (succeeded(route, again)) faults.push(...unlike('answered again', told(again), reference.answer));
  // Without a key a second request of the same may only be told that the first has been done.
  else if (route.idempotency === 'none') faults.push(...faultsOfRefusal(route, again));
  else faults.push(`again: ${told(again)}`);
  faults.push(...unlike('changed in the end', change, isOnRecord ? reference.twice : reference.change));
  await table.restore();
  return faults.map((text) => `${nameOf(fault)}: ${text}`);
}

describe('every call of a request × every fault', () => {
  test.each(routes.map((route) => [route.id, route] as const))('%s', async (_, route) => {
    const request = await prepared(route);
    await asNewProcess(route);
    const { answer, passage } = await along(undefined, () => world.rooms.call(request));
    if (answer === 'killed') throw new Error('Nobody killed it');
    expect([answer.status, answer.body['code']]).toEqual([route.success, undefined]);
    const change = await changeNow(route);
    if (recordedFirst.includes(route.id)) await world.rooms.call(request);
    const reference = { answer: told(answer), change, twice: await changeNow(route) };
    await table.restore();
    const faults: string[] = [];
    for (const fault of cellsOf(passage.calls))
      faults.push(...(await tryCell(route, request, fault, reference)));
    expect(faults).toEqual([]);
    expect(digestOf(await readState(world.database))).toBe(digestOf(table.start));
  });

  test('are many', () => {
    expect(cells).toBeGreaterThan(routes.length * 5);
    console.log(`${cells} cells over ${routes.length} routes`);
  });
});
