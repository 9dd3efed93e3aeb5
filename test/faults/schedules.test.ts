/**
 * Workers called by the clock: called twice, a day late, never, by a clock that is a quarter of an hour off, and
 * through the hours when clocks are put on and back. Whatever is due is acted on once, and nothing before it is due.
 */
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { acceptOffer } from '@rafiq/shared/leads/contract.ts';
import { parseCase } from '#functions/deals/store/case-items.ts';
import { parseDeal } from '#functions/deals/store/deal-items.ts';
import { caseKey, dealKey } from '#functions/deals/store/deal-keys.ts';
import { toInstant } from '#functions/kernel/clock.ts';
import { newId } from '#functions/kernel/id.ts';
import type { Lead } from '#functions/leads/domain/lead.ts';
import { findLink } from '#functions/audit/store/chain-items.ts';
import { commit } from '#functions/kernel/commit.ts';
import { documents, getItem, tableName, type Item, type Key } from '#functions/kernel/dynamo.ts';
import { runningClock } from '#functions/leads/index.ts';
import type { Notice } from '#functions/notices/domain/notice.ts';
import { setReminder } from '#functions/notices/store/reminder-store.ts';
import { findPartner } from '#functions/partners/index.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { keyOf, readState, restoreState } from '../fixtures/table-state.ts';
import { eventsIn, loadWorkers, type Worker } from '../fixtures/workers.ts';
import { system } from '../fixtures/world/cast.ts';
import { casesDue, plantCase, plantDeal, registrationsDue } from '../fixtures/world/plant-deals.ts';
import { offerIdOf, plantLead, restingWith } from '../fixtures/world/plant-leads.ts';
import { buildWorld, type World } from '../fixtures/world/world.ts';
import { findRooms, functionsOf } from '../../infra/rooms.ts';

const names = (await findRooms())
  .flatMap(functionsOf)
  .filter(({ trigger }) => trigger?.kind === 'schedule')
  .map(({ name }) => name);

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

let world: World;
let workers: Map<string, Worker>;

beforeAll(async () => {
  world = await buildWorld();
  workers = new Map((await loadWorkers()).map((worker) => [worker.name, worker]));
});
beforeEach(async () => {
  delete process.env['RAFIQ_CLOCK_OFFSET_MS'];
  await restoreState(
    world.database,
    new Map([...world.start].filter(([, { item }]) => item['duepk'] === undefined)),
  );
});
afterAll(async () => {
  delete process.env['RAFIQ_CLOCK_OFFSET_MS'];
  await world.stop();
});

/** Puts the clock of all workers to an instant. */
const itIs = (ms: number): void => {
  process.env['RAFIQ_CLOCK_OFFSET_MS'] = String(ms - Date.now());
};

/** What a scheduled worker acts on: something that falls due, and how often it has been acted on. */
interface ScheduleRow {
  /** Whether it waits for what is due; what was told already may be taken at once. */
  waits: boolean;
  plant(dueAtMs: number): Promise<{ id: string }>;
  /** The identifiers it has acted on so far, each as often as it did. */
  actedOn(): Promise<string[]>;
}

async function offerDueAt(ms: number): Promise<Lead> {
  const partner = await findPartner(world.records.partnerId.own);
  if (partner === undefined) throw new Error('The partner is gone');
  return plantLead({ customer: 'plain', country: 'AE' }, (at) => ({
    substatus: 'offered',
    partnerId: partner.id,
    partnerName: partner.name,
    offerId: newId('offer'),
    offeredAt: at,
    expiresAt: toInstant(ms),
    turnIn: [],
  }));
}

/** A lead that is recalled at an instant: its partner did nothing on it, and was warned. */
const recallDueAt = (ms: number): Promise<Lead> =>
  plantLead(
    { customer: 'plain', country: 'AE' },
    restingWith(
      { id: world.records.partnerId.own, name: 'Own' },
      { since: toInstant(ms - 14 * dayMs), recallAt: toInstant(ms) },
    ),
  );

/** A reminder of an offer that runs on for two days after it is due. */
async function reminderDueAt(ms: number): Promise<{ id: string }> {
  const partnerId = world.records.partnerId.own;
  const lead = await offerDueAt(ms + 2 * dayMs);
  const clock = await runningClock(partnerId, lead.id);
  const set = {
    of: 'lead' as const,
    partnerId,
    leadId: lead.id,
    clock: clock?.name ?? '',
    at: toInstant(ms),
    version: lead.version,
  };
  await setReminder(set);
  return lead;
}

/** The leads somebody of the partner was reminded of, each as often as it was. */
async function remindedOf(): Promise<string[]> {
  const items = [...(await readState(world.database)).values()].map(({ item }) => unmarshall(item));
  return items
    .filter(({ kind }) => kind === 'notice')
    .map(({ notice }) => notice as Notice)
    .filter(({ code, userId }) => code === 'offer-ending' && userId === world.actors.ownAdmin.userId)
    .map(({ about }) => about.id ?? '');
}

/** What the channel was stocked with under a key. */
function stocked({ pk, sk }: Key): Item {
  const found = world.start.get(keyOf({ pk: { S: pk }, sk: { S: sk } }));
  if (found === undefined) throw new Error(`Nothing lies at ${pk}`);
  return unmarshall(found.item);
}

/** Plants the things that time does to registrations and conflict cases, each when it is due. */
const dealsAndCases: readonly ((at: string) => Promise<{ id: string }>)[] = [
  ...Object.values(registrationsDue).map(
    (due) => (at: string) => plantDeal(parseDeal(stocked(dealKey(world.records.dealId.own))), due(at)),
  ),
  ...Object.values(casesDue).map(
    (due) => (at: string) => plantCase(parseCase(stocked(caseKey(world.records.conflictId.own))), due(at)),
  ),
];

let dealsPlanted = 0;

/** One thing after the other. */
function dealDueAt(ms: number): Promise<{ id: string }> {
  const plant = dealsAndCases[dealsPlanted % dealsAndCases.length];
  dealsPlanted += 1;
  if (plant === undefined) throw new Error('There is nothing to be planted');
  return plant(toInstant(ms));
}

const tellingType = 'rafiq.test.thing.told.v1';

/** An event that is told at this moment, for those who walk what was told. */
async function eventToldAt(ms: number): Promise<{ id: string }> {
  const id = newId('event');
  const event = { type: tellingType, subject: id, pk: `THING#${id}`, version: 1, data: {} };
  await commit({ ...system(), at: toInstant(ms) }, { writes: [], events: [event], answer: null });
  return { id };
}

/** Events in the chains of the audit, each as often as it was linked. */
const linked: ScheduleRow = {
  waits: false,
  plant: eventToldAt,
  actedOn: async () =>
    [...(await readState(world.database)).values()]
      .map(({ item }) => findLink(unmarshall(item))?.entry)
      .filter((entry) => entry?.type === tellingType)
      .map((entry) => entry?.subject ?? ''),
};

const rows: Readonly<Record<string, ScheduleRow>> = {
  'audit-link-events': linked,
  'audit-sweep-feed': linked,
  'notices-remind': { waits: true, plant: reminderDueAt, actedOn: remindedOf },
  'deals-sweep-deals': {
    waits: true,
    plant: dealDueAt,
    // Whatever it does leaves an event, behind those the channel was stocked with.
    actedOn: async () => {
      const before = eventsIn(world.start, 'rafiq.deals.').length;
      return eventsIn(await readState(world.database), 'rafiq.deals.')
        .slice(before)
        .map(({ event }) => event.subject);
    },
  },
  'leads-recall-idle': {
    waits: true,
    plant: recallDueAt,
    actedOn: async () =>
      eventsIn(await readState(world.database), 'rafiq.leads.lead.recalled').map(
        ({ event }) => event.subject,
      ),
  },
  'leads-expire-offers': {
    waits: true,
    plant: offerDueAt,
    actedOn: async () =>
      eventsIn(await readState(world.database), 'rafiq.leads.lead.offer-expired').map(
        ({ event }) => event.subject,
      ),
  },
};

/** How far from its time a worker may be called, and how often it then acts. */
const calls = [
  ['a quarter of an hour early', -15 * minuteMs, 0],
  ['a minute early', -minuteMs, 0],
  ['a minute late', minuteMs, 1],
  ['a quarter of an hour late', 15 * minuteMs, 1],
  ['a day late', dayMs, 1],
] as const;

describe.each(names)('%s', (name) => {
  const parts = (): ScheduleRow & {
    fire: () => Promise<'done' | 'again'>;
    fireAlone: () => Promise<void>;
  } => {
    const row = rows[name];
    const worker = workers.get(name);
    if (row === undefined || worker === undefined) throw new Error(`${name} has no row to be tried on`);
    const fire = () => worker.deliver({});
    const fireAlone = async (): Promise<void> => {
      if ((await fire()) !== 'done') throw new Error(`${name} was not done`, { cause: worker.brokeWith() });
    };
    return { ...row, fire, fireAlone };
  };

  test('called twice at once and once more, it acts once', async () => {
    const { plant, actedOn, fire, fireAlone } = parts();
    const due = Date.now() + dayMs;
    const ids = [];
    for (let index = 0; index < 10; index += 1) ids.push((await plant(due)).id);
    itIs(due + 1);
    await Promise.all([fire(), fire()]);
    await fireAlone();
    expect((await actedOn()).sort()).toEqual(ids.sort());
  });

  test.each(calls.filter(([, , times]) => times > 0 || rows[name]?.waits === true))(
    'called %s',
    async (_, awayMs, times) => {
      const { plant, actedOn, fireAlone } = parts();
      const due = Date.now() + 2 * dayMs;
      const { id } = await plant(due);
      itIs(due + awayMs);
      await fireAlone();
      expect(await actedOn()).toEqual(times === 0 ? [] : [id]);
    },
  );

  test.each([
    ['put on', '2027-03-28T01:00:00.000Z'],
    ['put back', '2027-10-31T01:00:00.000Z'],
  ])(
    'called every quarter of an hour while clocks are %s, it acts on each at its time',
    async (_, change) => {
      const { plant, actedOn, fireAlone, waits } = parts();
      const middle = Date.parse(change);
      const dues = Array.from({ length: 13 }, (_unused, index) => middle + (index - 6) * 20 * minuteMs);
      const planted = await Promise.all(dues.map(async (due) => ({ due, id: (await plant(due)).id })));
      for (let at = middle - 150 * minuteMs; at <= middle + 150 * minuteMs; at += 15 * minuteMs) {
        itIs(at);
        await fireAlone();
        const due = planted.filter((one) => one.due <= at).map(({ id }) => id);
        const acted = await actedOn();
        expect(new Set(acted).size).toBe(acted.length);
        expect(acted.filter((id) => waits || due.includes(id)).sort()).toEqual(due.sort());
      }
    },
  );
});

/** What a worker finds by something’s clock: its record, or the reminder of it. */
async function dueOf(name: string, id: string): Promise<Key> {
  const items = [...(await readState(world.database)).values()].map(({ item }) => unmarshall(item));
  const ofReminders = name === 'notices-remind';
  const found = items.find(
    ({ pk, duepk }) =>
      duepk !== undefined &&
      String(pk).endsWith(`#${id}`) &&
      String(pk).startsWith('REMINDER#') === ofReminders,
  );
  if (found === undefined) throw new Error(`No clock of ${id} runs`);
  return { pk: String(found['pk']), sk: String(found['sk']) };
}

/** Writes what something is over with what nobody can read; answers how it is mended. */
async function spoil(name: string, id: string): Promise<() => Promise<void>> {
  const key = await dueOf(name, id);
  const kind = String((await getItem(key))?.['kind']);
  const write = async (written: string): Promise<void> => {
    await documents.send(
      new UpdateCommand({
        TableName: tableName(),
        Key: key,
        UpdateExpression: 'SET kind = :kind',
        ExpressionAttributeValues: { ':kind': written },
      }),
    );
  };
  await write('spoilt');
  return () => write(kind);
}

describe.each(names.filter((name) => rows[name]?.waits === true))('%s, where a record is spoilt', (name) => {
  test('does the rest, fails loudly, and does that one once it is mended', async () => {
    const row = rows[name];
    const worker = workers.get(name);
    if (row === undefined || worker === undefined) throw new Error(`${name} has no row to be tried on`);
    const due = Date.now() + 2 * dayMs;
    const ids = [];
    for (let index = 0; index < 6; index += 1) ids.push((await row.plant(due + index * 1000)).id);
    // Those that stand first of all, whichever list they stand in.
    const [first = '', second = '', ...rest] = ids;
    const mends = [await spoil(name, first), await spoil(name, second)];
    itIs(due + minuteMs);
    expect(await worker.deliver({})).toBe('again');
    expect((await row.actedOn()).toSorted()).toEqual(rest.toSorted());
    const failure = worker.brokeWith();
    expect(failure).toBeInstanceOf(AggregateError);
    expect((failure as AggregateError).errors).toHaveLength(2);
    for (const mend of mends) await mend();
    expect(await worker.deliver({})).toBe('done');
    expect((await row.actedOn()).toSorted()).toEqual(ids.toSorted());
  });
});

describe('a clock whose worker is never called', () => {
  test('binds all the same: what has expired cannot be accepted', async () => {
    const due = Date.now() + minuteMs;
    const lead = await offerDueAt(due);
    itIs(due);
    const answer = await world.rooms.call({
      route: acceptOffer,
      token: world.actors.ownAdmin.token,
      params: { offerId: offerIdOf(lead) },
      body: {},
    });
    expect([answer.status, answer.body['code']]).toEqual([410, 'offer-expired']);
  });
});
