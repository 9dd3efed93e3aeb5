/** Leads their partner leaves lying: warned of, recalled, and kept by whatever is done on them up to the last moment. */
import {
  contactLead,
  listLeads,
  qualifyLead,
  readLead,
  readTimeline,
  withdrawLead,
} from '@rafiq/shared/leads/contract.ts';
import { publishPolicy, readPolicy } from '@rafiq/shared/leads/policy-contract.ts';
import { askQuestion, noteLead } from '@rafiq/shared/notes/contract.ts';
import { addTimeOff, reinstatePartner, suspendPartner } from '@rafiq/shared/partners/contract.ts';
import type { AnyRoute } from '@rafiq/shared/route.ts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { nowMs } from '#functions/kernel/clock.ts';
import { ConditionFailed } from '#functions/kernel/commit.ts';
import { getItem } from '#functions/kernel/dynamo.ts';
import { loadKey } from '#functions/partners/index.ts';
import { runWorker } from '../../test/fixtures/run-schedule.ts';
import { eventsIn } from '../../test/fixtures/workers.ts';
import { readState, restoreState } from '../../test/fixtures/table-state.ts';
import { system } from '../../test/fixtures/world/cast.ts';
import { plantLead, restingWith, workedBy } from '../../test/fixtures/world/plant-leads.ts';
import { buildWorld, type ActorName, type World } from '../../test/fixtures/world/world.ts';
import { isWorked, type Lead } from './domain/lead.ts';
import { recall } from './domain/recall-lead.ts';
import { saveLead } from './save-lead.ts';
import { startIdleClocks } from './store/idle-clocks.ts';
import { findCopy, findLead } from './store/lead-store.ts';
import { standingPartition } from './store/lead-keys.ts';
import { placeLead } from './place-lead.ts';
import { handler as recallIdle } from './workers/recall-idle.ts';

const dayMs = 86_400_000;
let world: World;

beforeAll(async () => {
  world = await buildWorld();
});
beforeEach(() =>
  // What the world is stocked with rests, too; here only what a test plants does.
  restoreState(
    world.database,
    new Map([...world.start].filter(([, { item }]) => !(item['duepk']?.S ?? '').startsWith('DUE#idle'))),
  ),
);
afterEach(() => {
  delete process.env['RAFIQ_CLOCK_OFFSET_MS'];
});
afterAll(() => world.stop());

const own = () => ({ id: world.records.partnerId.own, name: 'Manara' });
const inDays = (days: number): string => new Date(Date.now() + days * dayMs).toISOString();
const itIsIn = (days: number): void => {
  process.env['RAFIQ_CLOCK_OFFSET_MS'] = String(days * dayMs);
};
const sweep = () => runWorker(recallIdle);
const plain = { customer: 'plain', country: 'AE' } as const;

/** As an actor, whose token is of the time it is. */
const as = async (
  who: ActorName,
  route: AnyRoute,
  request: { params?: Record<string, string>; body?: unknown; query?: Record<string, string> } = {},
) => {
  const token = await world.issuer.accessToken(world.actors[who].subject, {
    exp: Math.floor(nowMs() / 1000) + 3600,
  });
  return world.rooms.call({ route, token, ...request });
};
const write = (leadId: string) =>
  as('ownSeller', noteLead, { params: { leadId }, body: { text: 'They ask for time' } });
const happened = async (leadId: string): Promise<string[]> =>
  eventsIn(await readState(world.database), 'rafiq.leads.lead.')
    .filter(({ event }) => event.subject === leadId)
    .map(({ event }) => event.type.split('.')[3] ?? '');
const now = async (leadId: string): Promise<Lead> => {
  const lead = await findLead(leadId);
  if (lead === undefined) throw new Error('The lead is gone');
  return lead;
};
const idleOf = async (leadId: string) => {
  const { state } = await now(leadId);
  return isWorked(state) ? state.idle : state.substatus;
};
const restingSince = (days: number) =>
  plantLead(plain, restingWith(own(), { since: inDays(-days), recallAt: null }));
const dueIn = (days: number, claimed = false) =>
  plantLead(plain, restingWith(own(), { since: inDays(days - 14), recallAt: inDays(days) }, claimed));

describe('a lead that its partner leaves lying', () => {
  test('is warned of after eleven days, recalled after fourteen, and offered to another', async () => {
    const { id } = await plantLead(plain, workedBy(own(), 'contacted'));
    itIsIn(10.9);
    await sweep();
    expect(await happened(id)).toEqual([]);
    itIsIn(11.01);
    await sweep();
    await sweep();
    expect(await happened(id)).toEqual(['warned']);
    for (const who of ['ownSeller', 'operations'] as const) {
      const { body } = await as(who, readLead, { params: { leadId: id } });
      expect(Date.parse(String(body['recallAt'])) - Date.now()).toBeGreaterThan(13.9 * dayMs);
      const told = await as(who, readTimeline, { params: { leadId: id } });
      expect((told.body['items'] as { text: string }[])[0]?.text).toMatch(/unless/);
    }
    itIsIn(13.9);
    await sweep();
    expect(await happened(id)).toEqual(['warned']);
    itIsIn(14.1);
    await sweep();
    await sweep();
    expect(await happened(id)).toEqual(['warned', 'recalled']);
    const recalled = await now(id);
    expect([recalled.state.substatus, recalled.refusedBy]).toEqual(['pending', [own().id]]);
    expect((await as('ownSeller', readLead, { params: { leadId: id } })).status).toBe(404);
    await placeLead(recalled, system());
    const { state } = await now(id);
    expect('partnerId' in state && state.partnerId).not.toBe(own().id);
  });

  test('frees the hands of its partner, which has had its turn all the same', async () => {
    const standing = { pk: standingPartition('AE'), sk: own().id };
    const before = await getItem(standing);
    const load = async () => await getItem(loadKey(own().id));
    const { id } = await dueIn(-0.1, true);
    const held = await load();
    await sweep();
    expect(await happened(id)).toEqual(['recalled']);
    expect(await load()).toMatchObject({
      open: Number(held?.['open']) - 1,
      uncontacted: Number(held?.['uncontacted']) - 1,
    });
    expect(await getItem(standing)).toEqual(before);
  });

  test('stays where it was in lists that go by the last move', async () => {
    const { id, updatedAt } = await restingSince(12);
    await sweep();
    expect(await idleOf(id)).toMatchObject({ recallAt: expect.any(String) });
    expect((await findCopy(own().id, id))?.updatedAt).toBe(updatedAt);
    const listed = await as('ownSeller', listLeads, { query: { limit: '100' } });
    const row = (listed.body['items'] as { id: string }[]).find((lead) => lead.id === id);
    expect(row).toMatchObject({ recallAt: expect.any(String) });
  });
});

describe('a lead whose partner is away', () => {
  const away = async (fromDay: number, toDay: number) =>
    as('ownAdmin', addTimeOff, {
      body: { from: inDays(fromDay).slice(0, 10), to: inDays(toDay).slice(0, 10) },
    });

  test('is neither warned of nor recalled meanwhile, and rests on where it stood', async () => {
    const { id } = await restingSince(10);
    expect((await away(0, 20)).status).toBe(201);
    itIsIn(2);
    await sweep();
    expect([await happened(id), await idleOf(id)]).toEqual([
      [],
      { since: expect.any(String), recallAt: null, countsFrom: expect.any(String) },
    ]);
    itIsIn(19);
    await sweep();
    expect(await happened(id)).toEqual([]);
    // The first day off may have begun before the lead was looked at, by up to a day.
    itIsIn(23);
    await sweep();
    expect(await happened(id)).toEqual(['warned']);
    itIsIn(25.9);
    await sweep();
    expect(await happened(id)).toEqual(['warned']);
    itIsIn(26.1);
    await sweep();
    expect(await happened(id)).toEqual(['warned', 'recalled']);
  });

  test('is not recalled on a day off that was taken after its warning', async () => {
    const { id } = await dueIn(1);
    await away(0, 3);
    itIsIn(1.01);
    await sweep();
    expect([await happened(id), await idleOf(id)]).toMatchObject([[], { recallAt: null }]);
    expect((await as('ownSeller', readLead, { params: { leadId: id } })).status).toBe(200);
  });

  test('does not stand in the way of others that rest', async () => {
    const mine = await Promise.all(Array.from({ length: 30 }, () => restingSince(12)));
    await away(-5, 5);
    await sweep();
    expect(
      (await Promise.all(mine.map(({ id }) => idleOf(id)))).every(
        (idle) => typeof idle === 'object' && idle?.countsFrom !== undefined,
      ),
    ).toBe(true);
    await sweep();
    expect((await Promise.all(mine.map(({ id }) => happened(id)))).flat()).toEqual([]);
  });
});

describe('what its partner does', () => {
  test.each([
    ['a note of its own', noteLead, { text: 'Called twice' }],
    ['a call', noteLead, { kind: 'call', text: 'No answer', outcome: 'no-answer' }],
    ['a question', askQuestion, { text: 'Who is their buyer?' }],
    ['a contact', contactLead, { channel: 'email' }],
  ] as const)(
    '%s keeps a lead that was not warned of, and is found when its clock is read',
    async (_, route, body) => {
      const { id } = await restingSince(20);
      const version = (await now(id)).version;
      expect((await as('ownSeller', route, { params: { leadId: id }, body })).status).toBeLessThan(300);
      if (route !== contactLead) expect((await now(id)).version).toBe(version);
      await sweep();
      expect((await happened(id)).filter((verb) => verb === 'warned' || verb === 'recalled')).toEqual([]);
      const idle = await idleOf(id);
      expect(idle).toMatchObject({ recallAt: null });
      expect(Date.now() - Date.parse(String((idle as { since: string }).since))).toBeLessThan(60_000);
      itIsIn(11.1);
      await sweep();
      expect(await happened(id)).toContain('warned');
    },
  );

  test.each([
    ['a note', noteLead, { text: 'Called twice' }],
    ['a question', askQuestion, { text: 'Who is their buyer?' }],
    ['a contact', contactLead, { channel: 'email' }],
  ] as const)('%s takes a warning back at once', async (_, route, body) => {
    const { id } = await dueIn(2);
    expect((await as('ownSeller', route, { params: { leadId: id }, body })).status).toBeLessThan(300);
    const { body: shown } = await as('ownSeller', readLead, { params: { leadId: id } });
    expect(shown['recallAt']).toBeNull();
    itIsIn(3);
    await sweep();
    expect(await happened(id)).not.toContain('recalled');
  });

  test('counts, and not what the vendor does', async () => {
    const { id } = await restingSince(12);
    const body = { text: 'How is it going?', shared: true };
    expect((await as('manager', noteLead, { params: { leadId: id }, body })).status).toBe(201);
    await sweep();
    expect(await happened(id)).toContain('warned');
    expect((await as('manager', noteLead, { params: { leadId: id }, body })).status).toBe(201);
    itIsIn(4);
    await sweep();
    expect(await happened(id)).toContain('recalled');
  });

  test('is found behind a long story of others', async () => {
    const { id } = await restingSince(12);
    await write(id);
    for (let line = 0; line < 30; line += 1) {
      await as('manager', noteLead, { params: { leadId: id }, body: { text: `Line ${line}`, shared: true } });
    }
    await sweep();
    expect(await happened(id)).not.toContain('warned');
  });
});

describe('at the last moment', () => {
  test('a recall that was decided before a note, a move or another clock was written does not stand', async () => {
    for (const act of [
      (id: string) => write(id),
      (id: string) => as('ownSeller', contactLead, { params: { leadId: id }, body: { channel: 'call' } }),
      (id: string) => as('operations', withdrawLead, { params: { leadId: id }, body: { reason: 'other' } }),
    ]) {
      const lead = await dueIn(-0.1);
      if (!isWorked(lead.state)) throw new Error('Nobody works it');
      const after = recall(lead, lead.state, system().at);
      expect((await act(lead.id)).status).toBeLessThan(300);
      const late = saveLead(system(), { before: lead, after, happened: 'recalled' }, null);
      await expect(late).rejects.toThrow(ConditionFailed);
    }
  });

  test('a note written on what was read before the warning is written on what stands since', async () => {
    const { id } = await restingSince(12);
    const [note] = await Promise.all([write(id), sweep()]);
    expect(note.status).toBe(201);
    itIsIn(3.1);
    await sweep();
    expect(await happened(id)).not.toContain('recalled');
  });

  test('of a note and a recall at once one stands: never both, never neither', async () => {
    const leads = await Promise.all(Array.from({ length: 12 }, () => dueIn(-0.01)));
    const [answers] = await Promise.all([Promise.all(leads.map(({ id }) => write(id))), sweep(), sweep()]);
    for (const [index, { id }] of leads.entries()) {
      const verbs = (await happened(id)).filter((verb) => verb === 'recalled');
      const kept = answers[index]?.status === 201;
      expect([id, answers[index]?.status, verbs]).toEqual([id, kept ? 201 : 404, kept ? [] : ['recalled']]);
      expect(isWorked((await now(id)).state)).toBe(kept);
    }
    const open = (await getItem(loadKey(own().id)))?.['open'];
    expect(Number(open)).toBeGreaterThanOrEqual(answers.filter(({ status }) => status === 201).length);
  });
});

describe('a suspended partner', () => {
  test('loses nothing by resting, and has the whole time of a warning once it is back', async () => {
    const { id } = await dueIn(-0.1);
    const resting = await restingSince(20);
    const move = (route: AnyRoute) =>
      as('operations', route, { params: { partnerId: own().id }, body: { reason: 'Review' } });
    await move(suspendPartner);
    await sweep();
    await sweep();
    for (const leadId of [id, resting.id]) {
      expect(await happened(leadId)).toEqual([]);
      expect(await idleOf(leadId)).toMatchObject({ recallAt: null });
    }
    itIsIn(12);
    await move(reinstatePartner);
    await sweep();
    expect(await happened(id)).toEqual(['warned']);
    itIsIn(14.9);
    await sweep();
    expect(await happened(id)).toEqual(['warned']);
    itIsIn(15.1);
    await sweep();
    expect(await happened(id)).toEqual(['warned', 'recalled']);
  });
});

describe('the policy', () => {
  const publish = async (over: Record<string, unknown>) => {
    const { body, headers } = await as('operations', readPolicy);
    return world.rooms.call({
      route: publishPolicy,
      token: world.actors.operations.token,
      body: { ...(body['document'] as object), ...over },
      headers: { 'if-match': headers['etag'] ?? '' },
    });
  };

  test('holds for leads that rest already, as soon as it is published', async () => {
    const { id } = await restingSince(20);
    expect((await publish({ idleDays: null })).status).toBe(200);
    await sweep();
    expect(await happened(id)).toEqual([]);
    expect((await publish({ idleDays: 21 })).status).toBe(200);
    await sweep();
    expect(await happened(id)).toEqual(['warned']);
    expect((await publish({ idleDays: 60 })).status).toBe(200);
    itIsIn(3.1);
    await sweep();
    expect(await happened(id)).toEqual(['warned']);
    expect(await idleOf(id)).toMatchObject({ recallAt: null });
  });

  test('is refused where the warning would come before the rest', async () => {
    const refused = await publish({ idleDays: 3, idleWarningDays: 3 });
    expect([refused.status, refused.body['errors']]).toMatchObject([
      400,
      [{ pointer: '/idleWarningDays', code: 'not-before-recall' }],
    ]);
    for (const over of [{ idleDays: 0 }, { idleDays: 366 }, { idleWarningDays: 31 }, { idleDays: 2.5 }])
      expect((await publish(over)).status).toBe(400);
    expect((await publish({ idleDays: null, idleWarningDays: 30 })).status).toBe(200);
  });
});

describe('a lead that was taken on before such clocks were kept', () => {
  const formerly = () =>
    plantLead(plain, (at) => {
      const state = workedBy(own(), 'contacted')(at);
      return isWorked(state) ? { ...state, idle: null } : state;
    });

  test('has one from its next move on', async () => {
    const { id } = await formerly();
    itIsIn(40);
    await sweep();
    expect(await happened(id)).toEqual([]);
    await as('ownSeller', qualifyLead, { params: { leadId: id }, body: {} });
    itIsIn(52);
    await sweep();
    expect(await happened(id)).toContain('warned');
  });

  test('is given one that begins then, once', async () => {
    const [one, other] = [await formerly(), await formerly()];
    const version = (await now(one.id)).version;
    expect(await startIdleClocks(system())).toBe(2);
    expect(await startIdleClocks(system())).toBe(0);
    expect([(await now(one.id)).version, await happened(one.id)]).toEqual([version, []]);
    itIsIn(11.1);
    await sweep();
    expect([await happened(one.id), await happened(other.id)]).toEqual([['warned'], ['warned']]);
  });
});
