/** What-ifs against the real database: asked for, run by the worker from the leads as they lie, told and ended. */
import * as contract from '@rafiq/shared/leads/contract.ts';
import { publishPolicy, type PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import * as whatIfs from '@rafiq/shared/leads/what-if-contract.ts';
import type { Partner } from '@rafiq/shared/partners/contract.ts';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { newId } from '#functions/kernel/id.ts';
import { commit, ConditionFailed } from '#functions/kernel/commit.ts';
import { createPartner } from '#functions/partners/index.ts';
import type { TestAnswer, TestRequest } from '../../test/fixtures/call.ts';
import { startTestDatabase, type TestDatabase } from '../../test/fixtures/database.ts';
import { startTestIssuer, type TestIssuer } from '../../test/fixtures/issuer.ts';
import { addMember } from '../../test/fixtures/people.ts';
import { runEvents } from '../../test/fixtures/run-events.ts';
import { loadRooms, type Rooms } from '../../test/fixtures/rooms.ts';
import { sentCommands } from '../../test/fixtures/sent-commands.ts';
import { Cast, system } from '../../test/fixtures/world/cast.ts';
import { shippedPolicy } from './domain/distribution/shipped-policy.ts';
import { runWhatIf } from './run-what-if.ts';
import { whatIfs as kept } from './store/what-ifs.ts';
import { handler as worker } from './workers/run-what-if.ts';

let database: TestDatabase;
let issuer: TestIssuer;
let first: Partner;
let second: Partner;
const tokens = new Map<string, string>();
const patienceMs = 60_000;
const period = { from: '2026-03-01', to: '2026-03-31' };

const open = async (name: string, managerId?: string): Promise<Partner> => {
  const plain = { kind: 'reseller', tier: 'gold', country: 'AE', weight: 1 } as const;
  const empty = { tags: [], address: {}, specialisations: {}, capacity: {} };
  return (await createPartner({ ...plain, ...empty, name, managerId }, system(), newId)).partner;
};

const given = { given: true, basis: 'consent', source: 'test', date: '2026-03-01' } as const;
const submit = (receivedAt: string, country: string) =>
  send('operations', contract.submitLead, {
    company: { name: `Customer ${receivedAt}`, country },
    receivedAt,
    valueBand: 'unknown',
    consentToShare: given,
    consentToContact: given,
    source: {},
  });

let rooms: Rooms;

beforeAll(async () => {
  [database, issuer] = await Promise.all([startTestDatabase(), startTestIssuer()]);
  rooms = await loadRooms();
  const cast = new Cast(issuer, rooms);
  const { userId } = await cast.settled('operations', 'channel-operations');
  expect(userId).not.toBeNull();
  const manager = await cast.settled('manager', 'channel-manager');
  first = await open('Al Manara Systems', manager.userId ?? undefined);
  second = await open('Gulf Networks');
  await addMember('viewer', { organisation: 'vendor', role: 'viewer' });
  await addMember('seller', { organisation: first.id, role: 'partner-admin' });
  for (const name of ['operations', 'manager', 'viewer', 'seller'])
    tokens.set(name, await issuer.accessToken(name));
  // Submitted in no order; two of them on the days beside the period.
  for (const [day, country] of [
    ['2026-03-09', 'AE'],
    ['2026-03-01', 'AE'],
    ['2026-02-28', 'AE'],
    ['2026-03-31', 'AE'],
    ['2026-04-01', 'AE'],
    ['2026-03-07', 'BR'],
    ['2026-03-03', 'AE'],
  ] as const)
    expect(
      (await submit(`${day}T${day.endsWith('31') ? '23:59:59.999' : '00:00:00.000'}Z`, country)).status,
    ).toBe(201);
});
afterAll(() => Promise.all([database.stop(), issuer.stop()]));

const send = (
  who: string,
  route: TestRequest['route'],
  body?: unknown,
  more: { params?: Record<string, string>; headers?: Record<string, string> } = {},
): Promise<TestAnswer> =>
  rooms.call({ route, token: tokens.get(who), ...(body !== undefined && { body }), ...more });

const drafted = (over: Partial<PolicyDocument> = {}): PolicyDocument => ({ ...shippedPolicy, ...over });
const directTo = (partnerId: string): PolicyDocument['rules'][number] => ({
  id: newId('rule'),
  name: 'All to one',
  when: [],
  among: { tiers: [], kinds: [], partners: [] },
  prefer: [],
  strategy: { kind: 'direct', partnerId },
});
const start = async (document = drafted(), days = period): Promise<string> => {
  const { status, body } = await send('operations', whatIfs.startWhatIf, { document, ...days });
  expect([status, body['status']]).toEqual([202, 'running']);
  return String(body['id']);
};
const readBy = (who: string, whatIfId: string) =>
  send(who, whatIfs.readWhatIf, undefined, { params: { whatIfId } });
const read = async (whatIfId: string, who = 'operations') =>
  whatIfs.whatIf.parse((await readBy(who, whatIfId)).body);
const run = () => runEvents(database, worker, ['rafiq.leads.what-if.started.v1']);
const finish = async (whatIfId: string, who = 'operations') => {
  await runWhatIf(whatIfId, newId('event'), patienceMs);
  const found = await read(whatIfId, who);
  expect([found.status, found.failure]).toEqual(['finished', null]);
  if (found.result === null) throw new Error('It has no result');
  return found.result;
};

describe('a what-if', () => {
  test('is run by its worker and tells what would have moved, whatever came of the leads', async () => {
    const document = drafted({ rules: [directTo(second.id)] });
    const id = await start(document);
    expect(await read(id)).toMatchObject({ ...period, startedBy: 'operations', leadsDone: 0, result: null });
    await run();
    const found = await read(id);
    expect(found).toMatchObject({
      status: 'finished',
      leadsDone: 5,
      leadsAbout: 5,
      version: 2,
      document,
      result: {
        policyVersion: 1,
        leads: 5,
        moved: 2,
        outcomes: { offered: { before: 4, after: 4 }, unplaced: { before: 1, after: 1 } },
        unplacedByReason: [{ code: 'unplaced.nobody-serves', before: 1, after: 1 }],
        partners: {
          rows: [
            { partnerId: second.id, before: 2, after: 4, gained: 2, lost: 0 },
            { partnerId: first.id, before: 2, after: 0, gained: 0, lost: 2 },
          ],
        },
        moves: { rows: [{ from: { partnerId: first.id }, to: { partnerId: second.id }, leads: 2 }] },
      },
    });
    expect(found.result?.unplacedByReason.every(({ text }) => text.length > 0)).toBe(true);
    const events = (await database.items()).filter(
      ({ pk, kind }) => pk === `WHATIF#${id}` && kind === 'event',
    );
    expect(events.map(({ event }) => (event as { type: string }).type)).toEqual([
      'rafiq.leads.what-if.started.v1',
      'rafiq.leads.what-if.finished.v1',
    ]);
  });

  test('offers nothing to anybody: no lead, standing or load changes', async () => {
    const others = async () =>
      (await database.items()).filter(({ pk }) => /^(LEAD|STANDING|PARTNER|PTNR|POOL)#/.test(String(pk)));
    const before = await others();
    await finish(await start(drafted({ rules: [directTo(second.id)] })));
    expect(await others()).toEqual(before);
  });

  test('again says the same letter by letter', async () => {
    const document = drafted({ rules: [directTo(first.id)] });
    const results = [await finish(await start(document)), await finish(await start(document))];
    expect(JSON.stringify(results[1])).toBe(JSON.stringify(results[0]));
  });

  test('is compared with the policy that is published when it runs', async () => {
    const id = await start(drafted({ excludedPartners: [second.id] }));
    const published = await send('operations', publishPolicy, drafted({ excludedPartners: [second.id] }), {
      headers: { 'if-match': '"1"' },
    });
    expect(published.status).toBe(200);
    expect(await finish(id)).toMatchObject({ policyVersion: 2, moved: 0 });
    await send('operations', publishPolicy, drafted(), { headers: { 'if-match': '"2"' } });
  });

  test('of days without a lead finishes with nothing', async () => {
    const result = await finish(await start(drafted(), { from: '2020-01-01', to: '2020-01-01' }));
    expect(result).toMatchObject({ leads: 0, moved: 0, fairness: { before: null, after: null } });
  });
});

describe('a run', () => {
  const find = async (id: string) => {
    const found = await kept.find(id, system().at);
    if (found === undefined) throw new Error('The what-if is gone');
    return found;
  };

  test('that was cut off begins anew and counts no lead twice', async () => {
    const id = await start();
    await commit(system(), { writes: [kept.takeUpWrite(await find(id))], events: [], answer: null });
    expect((await finish(id)).leads).toBe(5);
  });

  test('beside another leaves one result, and one that comes late changes nothing', async () => {
    const id = await start(drafted({ rules: [directTo(second.id)] }));
    await Promise.all(Array.from({ length: 4 }, () => runWhatIf(id, newId('event'), patienceMs)));
    await runWhatIf(id, newId('event'), patienceMs);
    const found = await read(id);
    expect([found.status, found.version, found.result?.moved]).toEqual(['finished', 2, 2]);
    await runWhatIf(id, newId('event'), patienceMs);
    expect(await read(id)).toEqual(found);
  });

  test('that never comes to an end is given up, and so is one that takes too long', async () => {
    const id = await start();
    for (let times = 0; times < 4; times += 1)
      await commit(system(), { writes: [kept.takeUpWrite(await find(id))], events: [], answer: null });
    await runWhatIf(id, newId('event'), patienceMs);
    expect(await read(id)).toMatchObject({
      status: 'failed',
      failure: { code: 'what-if.interrupted' },
      result: null,
    });
    const long = await start();
    await runWhatIf(long, newId('event'), -1);
    const found = await read(long);
    expect(found).toMatchObject({ status: 'failed', failure: { code: 'what-if.too-many-leads' } });
    expect(found.failure?.text).toMatch(/shorter/);
  });

  test('tells how far it is at most once a second, and no more once another has taken it up', async () => {
    const writesOf = async (id: string) => {
      const { sent, stop } = sentCommands();
      await runWhatIf(id, newId('event'), Number.POSITIVE_INFINITY);
      stop();
      return sent.filter((name) => name.startsWith('TransactWrite')).length;
    };
    // It begins and ends, and each look at this clock is two seconds later.
    expect(await writesOf(await start())).toBe(2);
    let clockMs = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => (clockMs += 2000));
    try {
      expect(await writesOf(await start())).toBe(3);
    } finally {
      clock.mockRestore();
    }
    const older = await find(await start());
    await commit(system(), { writes: [kept.takeUpWrite(older)], events: [], answer: null });
    const writes = [kept.progressWrite(older, { done: 1, about: 2 })];
    await expect(commit(system(), { writes, events: [], answer: null })).rejects.toThrow(ConditionFailed);
    expect(await find(older.id)).toMatchObject({ done: 0, about: null });
  });

  test('that was cancelled ends without a result', async () => {
    const id = await start();
    const cancelled = await send('operations', whatIfs.cancelWhatIf, {}, { params: { whatIfId: id } });
    expect([cancelled.status, cancelled.body['status']]).toEqual([200, 'cancelled']);
    await run();
    expect(await read(id)).toMatchObject({
      status: 'cancelled',
      result: null,
      version: 2,
      document: drafted(),
    });
    const again = await send('operations', whatIfs.cancelWhatIf, {}, { params: { whatIfId: id } });
    expect(again.body['code']).toBe('illegal-move');
  });
});

describe('who may know of it', () => {
  test('a channel manager knows its own partners by name and all others together', async () => {
    const id = await start(drafted({ rules: [directTo(second.id)] }));
    await finish(id);
    const found = await read(id, 'manager');
    expect(found.result).toMatchObject({
      moved: 2,
      partners: {
        rows: [{ partnerId: first.id, before: 2, after: 0 }],
        others: { partners: 1, before: 2, after: 4, gained: 2, lost: 0 },
      },
      moves: { rows: [], others: { pairs: 1, leads: 2 } },
    });
    expect(await read(id, 'viewer')).toEqual(await read(id));
  });

  test('partners never, and only who may publish starts and cancels', async () => {
    const id = await start();
    for (const [who, expected] of [
      ['viewer', 'forbidden'],
      ['manager', 'forbidden'],
      ['seller', 'forbidden'],
    ] as const) {
      const asked = { document: drafted(), ...period };
      expect((await send(who, whatIfs.startWhatIf, asked)).body['code']).toBe(expected);
      const cancelling = await send(who, whatIfs.cancelWhatIf, {}, { params: { whatIfId: id } });
      expect(cancelling.body['code']).toBe(expected);
    }
    expect((await readBy('seller', id)).body['code']).toBe('forbidden');
    expect((await readBy('operations', newId('whatIf'))).body['code']).toBe('not-found');
  });

  test('the list tells the newest first, by whom, and for a month', async () => {
    const id = await start();
    const newest = async (who: string) =>
      (await send(who, whatIfs.listWhatIfs)).body['items'] as whatIfs.WhatIfSummary[];
    expect((await newest('viewer'))[0]).toMatchObject({ id, startedBy: 'operations', status: 'running' });
    process.env['RAFIQ_CLOCK_OFFSET_MS'] = String(30 * 86_400_000 + 1000);
    try {
      expect(await newest('operations')).toEqual([]);
      expect((await readBy('operations', id)).body['code']).toBe('not-found');
    } finally {
      delete process.env['RAFIQ_CLOCK_OFFSET_MS'];
    }
  });
});

describe('what cannot be tried', () => {
  test.each([
    ['a period that is reversed', { from: '2026-03-02', to: '2026-03-01' }, 'ends-before-start'],
    ['a period of 401 days', { from: '2025-01-01', to: '2026-02-05' }, 'too-long'],
    ['a day that is none', { from: '2026-02-30', to: '2026-03-01' }, 'invalid-day'],
  ])('%s', async (_, days, code) => {
    const { status, body } = await send('operations', whatIfs.startWhatIf, { document: drafted(), ...days });
    expect([status, body['code']]).toEqual([400, 'invalid-request']);
    expect(body['errors']).toContainEqual(expect.objectContaining({ code }));
  });

  test('400 days can', async () => {
    await start(drafted(), { from: '2025-01-01', to: '2026-02-04' });
  });

  test('a draft that names nobody known, or that could not be published', async () => {
    const document = drafted({ excludedPartners: [newId('partner')], rules: [directTo(newId('partner'))] });
    const { status, body } = await send('operations', whatIfs.startWhatIf, { document, ...period });
    expect([status, body['code']]).toEqual([422, 'unknown-reference']);
    expect(body['errors']).toMatchObject([
      { pointer: '/document/excludedPartners/0' },
      { pointer: '/document/rules/0/strategy/partnerId' },
    ]);
    const twice = directTo(first.id);
    const repeated = await send('operations', whatIfs.startWhatIf, {
      document: drafted({ rules: [twice, twice] }),
      ...period,
    });
    expect(repeated.body['errors']).toMatchObject([{ pointer: '/document/rules/1/id', code: 'repeated' }]);
  });

  test('one key starts one', async () => {
    const headers = { 'idempotency-key': 'what-if-once' };
    const body = { document: drafted(), ...period };
    const ids = await Promise.all(
      Array.from(
        { length: 3 },
        async () => (await send('operations', whatIfs.startWhatIf, body, { headers })).body['id'],
      ),
    );
    expect(new Set(ids).size).toBe(1);
  });
});
