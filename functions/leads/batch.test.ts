/** Batches against the real database: each lead whole or not at all, told once, undone as far as it may be. */
import * as batches from '@rafiq/shared/leads/batch-contract.ts';
import * as contract from '@rafiq/shared/leads/contract.ts';
import { withdrawReasons } from '@rafiq/shared/leads/status.ts';
import { suspendPartner, type Partner } from '@rafiq/shared/partners/contract.ts';
import { saveReasons } from '@rafiq/shared/settings/contract.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readCaller } from '#functions/kernel/caller.ts';
import { commit } from '#functions/kernel/commit.ts';
import { serve } from '#functions/kernel/handle.ts';
import { newId } from '#functions/kernel/id.ts';
import { createPartner } from '#functions/partners/index.ts';
import { call, type TestAnswer } from '../../test/fixtures/call.ts';
import { startTestDatabase, type TestDatabase } from '../../test/fixtures/database.ts';
import { startTestIssuer, type TestIssuer } from '../../test/fixtures/issuer.ts';
import { addMember } from '../../test/fixtures/people.ts';
import { loadRooms, type Rooms } from '../../test/fixtures/rooms.ts';
import { Cast } from '../../test/fixtures/world/cast.ts';
import * as plant from '../../test/fixtures/world/plant-leads.ts';
import { handlers as leadHandlers } from './api.ts';
import { handlers as batchHandlers } from './batches-api.ts';
import type { LeadState } from './domain/lead.ts';
import { placeLead } from './place-lead.ts';
import { carryOut } from './run-batch.ts';
import { countsWrite, findBatch, openBatchWrite, undoneWrite } from './store/batches.ts';
import { findLead } from './store/lead-store.ts';

const handler = serve([...leadHandlers, ...batchHandlers]);

let database: TestDatabase;
let issuer: TestIssuer;
let rooms: Rooms;
let first: Partner;
let second: Partner;
const tokens = new Map<string, string>();
const system = () =>
  ({
    at: new Date().toISOString(),
    by: { kind: 'system', id: 'test', organisation: null },
    requestId: newId('event'),
  }) as const;

const open = async (
  name: string,
  over: Partial<Parameters<typeof createPartner>[0]> = {},
): Promise<Partner> => {
  const plain = { kind: 'reseller', tier: 'gold', country: 'AE', weight: 1 } as const;
  const empty = { tags: [], address: {}, specialisations: {}, capacity: {} };
  return (await createPartner({ ...plain, ...empty, name, ...over }, system(), newId)).partner;
};

beforeAll(async () => {
  [database, issuer] = await Promise.all([startTestDatabase(), startTestIssuer()]);
  rooms = await loadRooms();
  const cast = new Cast(issuer, rooms);
  const { userId } = await cast.settled('manager', 'channel-manager');
  const managerId = userId ?? undefined;
  first = await open('Al Manara Systems', { managerId });
  second = await open('Gulf Networks', { country: 'SA' });
  await addMember('operations', { organisation: 'vendor', role: 'channel-operations' });
  await addMember('viewer', { organisation: 'vendor', role: 'viewer' });
  await addMember('seller', { organisation: first.id, role: 'partner-admin' });
  for (const name of ['manager', 'operations', 'viewer', 'seller'])
    tokens.set(name, await issuer.accessToken(name));
});
afterAll(() => Promise.all([database.stop(), issuer.stop()]));

let made = 0;
beforeEach(() => {
  made += 1;
});
const lead = async (to: (at: string) => LeadState, country = 'AE'): Promise<string> =>
  (await plant.plantLead({ customer: 'plain', country }, to)).id;

type Batch = batches.LeadBatch;
const send = async (who: string, body: unknown, key?: string): Promise<TestAnswer> =>
  call(handler, {
    route: batches.startBatch,
    token: tokens.get(who),
    body,
    ...(key === undefined ? {} : { headers: { 'idempotency-key': key } }),
  });
const start = async (who: string, leadIds: string[], move: batches.BatchOrder): Promise<Batch> => {
  const { status, body } = await send(who, { leadIds, move });
  expect([status, body['code']]).toEqual([200, undefined]);
  return batches.leadBatch.parse(body);
};
const undo = async (who: string, batchId: string): Promise<TestAnswer> =>
  call(handler, { route: batches.undoBatch, token: tokens.get(who), params: { batchId }, body: {} });
const undone = async (who: string, batch: Batch): Promise<Batch> =>
  batches.leadBatch.parse((await undo(who, batch.id)).body);
const stateOf = async (id: string) => (await findLead(id))?.state;
const codes = (lines: Batch['lines']) => lines.map(({ outcome, code }) => code ?? outcome);

describe('a batch', () => {
  test('says for each lead what happened, in the order it was asked', async () => {
    const [pooled, worked, unplaced] = [
      await lead(plant.pooled),
      await lead(plant.workedBy(second, 'accepted')),
      await lead(plant.unplaced),
    ];
    const batch = await start('operations', [pooled, newId('lead'), unplaced, worked], {
      kind: 'redistribute',
    });
    expect(codes(batch.lines)).toEqual(['illegal-move', 'not-found', 'done', 'illegal-move']);
    expect((await stateOf(unplaced))?.substatus).toBe('pending');
    expect((await stateOf(pooled))?.substatus).toBe('pooled');
  });

  test('beyond a manager’s reach and missing are told alike, and leave the lead alone', async () => {
    const [own, foreign] = [
      await lead(plant.workedBy(first, 'contacted')),
      await lead(plant.workedBy(second, 'contacted'), 'SA'),
    ];
    const batch = await start('manager', [own, foreign, newId('lead')], {
      kind: 'withdraw',
      reason: 'no-progress',
    });
    expect(codes(batch.lines)).toEqual(['done', 'not-found', 'not-found']);
    expect(batch.lines[1]?.text).toBe(batch.lines[2]?.text);
    expect((await stateOf(foreign))?.substatus).toBe('contacted');
  });

  test('one key: one effect, also when sixteen come at once and again when all is done', async () => {
    const ids = await Promise.all(Array.from({ length: 5 }, () => lead(plant.unplaced)));
    const body = { leadIds: ids, move: { kind: 'assign', partnerId: second.id } };
    const answers = await Promise.all(
      Array.from({ length: 16 }, () => send('operations', body, `many-${made}`)),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    expect(codes(batches.leadBatch.parse(answers[0]?.body).lines)).toEqual(ids.map(() => 'done'));
    const versions = await Promise.all(ids.map(async (id) => (await findLead(id))?.version));
    expect(await send('operations', body, `many-${made}`)).toMatchObject({ body: answers[0]?.body });
    expect(await Promise.all(ids.map(async (id) => (await findLead(id))?.version))).toEqual(versions);
    await undo('operations', String(answers[0]?.body['id']));
    expect(await send('operations', body, `many-${made}`)).toMatchObject({ body: answers[0]?.body });
  });

  test('gives a lead that somebody works to another partner, and not back to the first', async () => {
    const id = await lead(plant.workedBy(first, 'qualified'));
    const batch = await start('operations', [id], { kind: 'assign', partnerId: second.id });
    expect(codes(batch.lines)).toEqual(['done']);
    const after = await findLead(id);
    expect(after).toMatchObject({
      state: { substatus: 'offered', partnerId: second.id },
      refusedBy: [first.id],
    });
  });

  test('of an unknown partner, of nothing, of one lead twice, or of 101 is refused before anything happens', async () => {
    const id = await lead(plant.pooled);
    const withdraw = { kind: 'withdraw', reason: 'conflict' };
    for (const [body, code] of [
      [{ leadIds: [id], move: { kind: 'assign', partnerId: newId('partner') } }, 'unknown-reference'],
      [{ leadIds: [], move: withdraw }, 'invalid-request'],
      [{ leadIds: [id, id], move: withdraw }, 'invalid-request'],
      [{ leadIds: Array.from({ length: 101 }, () => newId('lead')), move: withdraw }, 'invalid-request'],
      [{ leadIds: [id], move: { kind: 'expire', reason: 'other' } }, 'invalid-request'],
    ] as const) {
      expect((await send('operations', body)).body['code']).toBe(code);
    }
    expect(
      (await send('manager', { leadIds: [id], move: { kind: 'assign', partnerId: second.id } })).body['code'],
    ).toBe('unknown-reference');
    expect((await send('viewer', { leadIds: [id], move: withdraw })).body['code']).toBe('forbidden');
    expect((await stateOf(id))?.substatus).toBe('pooled');
  });
});

describe('undoing', () => {
  test.each([
    ['assign', plant.pooled],
    ['assign', plant.unplaced],
    ['withdraw', plant.pooled],
    ['redistribute', plant.unplaced],
  ] as const)('of %s puts the lead back', async (kind, to) => {
    const id = await lead(to);
    const before = await stateOf(id);
    const move =
      kind === 'assign'
        ? { kind, partnerId: second.id }
        : kind === 'withdraw'
          ? ({ kind, reason: 'conflict' } as const)
          : { kind };
    const batch = await start('operations', [id], move);
    expect(batch.undoUntil).not.toBeNull();
    const after = await undone('operations', batch);
    expect([codes(after.undone), after.undoUntil]).toEqual([['done'], null]);
    expect(await stateOf(id)).toEqual(before);
  });

  test('takes back the offer that distribution made of it, and gives the lead to its partner again', async () => {
    const id = await lead(plant.workedBy(first, 'contacted'));
    const before = await stateOf(id);
    const batch = await start('manager', [id], { kind: 'withdraw', reason: 'wrong-partner' });
    const pending = await findLead(id);
    if (pending === undefined) throw new Error('the lead is gone');
    await placeLead(pending, system());
    expect((await findLead(id))?.state.substatus).toBe('unplaced');
    expect(codes((await undone('manager', batch)).undone)).toEqual(['done']);
    // Only the time it did not have the lead is not its own: its clock begins anew.
    const idle = { since: expect.any(String), recallAt: null };
    expect(await stateOf(id)).toEqual({ ...before, idle });
  });

  test('leaves alone what somebody has acted on since, and says so', async () => {
    const [taken, untouched] = [await lead(plant.unplaced), await lead(plant.unplaced)];
    const batch = await start('operations', [taken, untouched], { kind: 'assign', partnerId: first.id });
    const state = await stateOf(taken);
    const offerId = state?.substatus === 'offered' ? state.offerId : '';
    const accepted = await call(handler, {
      route: contract.acceptOffer,
      token: tokens.get('seller'),
      params: { offerId },
      body: {},
    });
    expect(accepted.status).toBe(200);
    const after = await undone('operations', batch);
    expect(codes(after.undone)).toEqual(['acted-since', 'done']);
    expect((await stateOf(taken))?.substatus).toBe('accepted');
  });

  test('does not make an offer again that was withdrawn', async () => {
    const id = await lead(plant.offeredTo(first));
    const batch = await start('operations', [id], { kind: 'assign', partnerId: second.id });
    expect(codes((await undone('operations', batch)).undone)).toEqual(['former-offer-ended']);
    expect(await stateOf(id)).toMatchObject({ substatus: 'offered', partnerId: second.id });
  });

  test('is refused where closing is final, two days later, and for the batch of somebody else', async () => {
    const closed = await start('operations', [await lead(plant.unplaced)], {
      kind: 'expire',
      reason: 'too-old',
    });
    expect([closed.undoUntil, (await undo('operations', closed.id)).body['code']]).toEqual([
      null,
      'undo-closed',
    ]);
    expect((await undo('manager', closed.id)).body['code']).toBe('not-found');
    const batch = await start('operations', [await lead(plant.unplaced)], { kind: 'redistribute' });
    process.env['RAFIQ_CLOCK_OFFSET_MS'] = String(2 * 86_400_000 + 1000);
    try {
      expect((await undo('operations', batch.id)).body['code']).toBe('undo-closed');
    } finally {
      delete process.env['RAFIQ_CLOCK_OFFSET_MS'];
    }
  });

  test('twice is once', async () => {
    const batch = await start('operations', [await lead(plant.unplaced)], { kind: 'redistribute' });
    const once = await undone('operations', batch);
    expect(await undone('operations', batch)).toEqual(once);
  });

  test('names a partner that is no longer active', async () => {
    const third = await open('Third', { country: 'OM' });
    const id = await lead(plant.workedBy(third, 'accepted'), 'OM');
    const batch = await start('operations', [id], { kind: 'withdraw', reason: 'conflict' });
    await rooms.call({
      route: suspendPartner,
      token: tokens.get('operations'),
      params: { partnerId: third.id },
      body: { reason: 'Review' },
    });
    expect(codes((await undone('operations', batch)).undone)).toEqual(['partner-not-active']);
  });
});

describe('the list of batches', () => {
  const listFor = async (who: string) =>
    (await call(handler, { route: batches.listBatches, token: tokens.get(who) })).body['items'] as {
      id: string;
    }[];

  test('tells who did what to how many, and whether it was undone', async () => {
    const [pooled, closed] = [await lead(plant.pooled), await lead(plant.unplaced)];
    const batch = await start('operations', [pooled, closed], { kind: 'assign', partnerId: first.id });
    await undone('operations', batch);
    const found = (await listFor('operations')).find(({ id }) => id === batch.id);
    expect(found).toMatchObject({
      move: 'assign',
      leads: 2,
      done: 2,
      refused: 0,
      putBack: 2,
      kept: 0,
      undoUntil: null,
      undoneAt: expect.any(String) as string,
    });
  });

  test('shows a manager its own alone, newest first', async () => {
    const own = [
      await start('manager', [await lead(plant.pooled)], { kind: 'withdraw', reason: 'conflict' }),
    ];
    await start('operations', [await lead(plant.pooled)], { kind: 'withdraw', reason: 'conflict' });
    own.unshift(await start('manager', [await lead(plant.pooled)], { kind: 'withdraw', reason: 'conflict' }));
    const listed = (await listFor('manager')).map(({ id }) => id);
    expect(listed.slice(0, 2)).toEqual(own.map(({ id }) => id));
    const all = (await listFor('operations')).map(({ id }) => id);
    expect(listed.every((id) => all.includes(id)) && all.length > listed.length).toBe(true);
  });

  test('counts a batch that was cut off by its lines, and keeps it for a week', async () => {
    const id = newId('batch');
    const opened = {
      id,
      move: 'withdraw',
      leadIds: [await lead(plant.pooled), await lead(plant.pooled)],
      startedBy: newId('user'),
      startedAt: new Date().toISOString(),
    } as const;
    await commit(system(), {
      writes: [openBatchWrite({ ...opened, leadIds: [...opened.leadIds] })],
      events: [],
      answer: null,
    });
    const found = () => listFor('operations').then((all) => all.find((one) => one.id === id));
    expect(await found()).toMatchObject({ leads: 2, done: 0, refused: 0, startedBy: null });
    // Run to its end, and then cut off while it was undone: again its lines say how far that came.
    const counts = { done: 2, refused: 0, putBack: 0, kept: 0 };
    await commit(system(), { writes: [countsWrite(id, counts)], events: [], answer: null });
    expect(await found()).toMatchObject({ done: 2 });
    const batch = await findBatch(id, new Date().toISOString());
    if (batch === undefined) throw new Error('The batch is gone');
    await commit(system(), { writes: [undoneWrite(batch, system().at)], events: [], answer: null });
    expect(await found()).toMatchObject({ done: 0, putBack: 0 });
    process.env['RAFIQ_CLOCK_OFFSET_MS'] = String(7 * 86_400_000 + 1000);
    try {
      expect(await found()).toBeUndefined();
    } finally {
      delete process.env['RAFIQ_CLOCK_OFFSET_MS'];
    }
  });

  test('a batch names the companies of those leads that its reader reaches now', async () => {
    const id = await lead(plant.pooled);
    const batch = await start('manager', [id], { kind: 'withdraw', reason: 'conflict' });
    const readBy = async (who: string) =>
      (
        await call(handler, {
          route: batches.readBatch,
          token: tokens.get(who),
          params: { batchId: batch.id },
        })
      ).body;
    expect((await readBy('manager'))['companies']).toEqual([
      { leadId: id, companyName: (await findLead(id))?.customer.companyName },
    ]);
    await assignAway(id);
    expect((await readBy('manager'))['companies']).toEqual([]);
    expect((await readBy('operations'))['companies']).toHaveLength(1);
  });

  const assignAway = (leadId: string) =>
    call(handler, {
      route: contract.assignLead,
      token: tokens.get('operations'),
      params: { leadId },
      body: { partnerId: second.id },
    });

  test('goes on with a reason that was switched off while it was cut off', async () => {
    const id = newId('batch');
    const leadId = await lead(plant.pooled);
    const opened = { id, move: 'withdraw', leadIds: [leadId], startedAt: new Date().toISOString() } as const;
    const by = { ...opened, leadIds: [leadId], startedBy: newId('user') };
    await commit(system(), { writes: [openBatchWrite(by)], events: [], answer: null });
    const lists = { withdraw: withdrawReasons.map((code) => ({ code, on: code !== 'no-progress' })) };
    const saved = await rooms.call({
      route: saveReasons,
      token: tokens.get('operations'),
      headers: { 'if-match': '"1"' },
      body: { lists },
    });
    expect(saved.status).toBe(200);
    const batch = await findBatch(id, opened.startedAt);
    if (batch === undefined) throw new Error('The batch is gone');
    const { caller } = await readCaller('operations', []);
    await carryOut(batch, { kind: 'withdraw', reason: 'no-progress' }, { caller, change: system(), newId });
    expect((await stateOf(leadId))?.substatus).toBe('pending');
    const again = await send('operations', {
      leadIds: [leadId],
      move: { kind: 'withdraw', reason: 'no-progress' },
    });
    expect([again.status, again.body['code']]).toEqual([422, 'reason-not-offered']);
  });
});
