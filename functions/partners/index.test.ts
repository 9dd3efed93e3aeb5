import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { newPartner, type WorkingHours } from '@rafiq/shared/partners/contract.ts';
import { shippedWeekOf } from '@rafiq/shared/settings/working-weeks.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConditionFailed, commit, type Change, type Write } from '#functions/kernel/commit.ts';
import { documents, getItem, tableName, type Key } from '#functions/kernel/dynamo.ts';
import { newId } from '#functions/kernel/id.ts';
import { invitationWrites } from '#functions/identity/index.ts';
import { startTestDatabase, type TestDatabase } from '../../test/fixtures/database.ts';
import {
  createPartner,
  findPartner,
  followCountryWeeks,
  loadChange,
  refusedClaim,
  type ClaimLimits,
  loadKey,
  loadRoster,
  mustBeActive,
  partnerKey,
  portfolioOf,
  readLoads,
  rosterVersion,
} from './index.ts';
import { movePartner } from './move-partner.ts';
import { rosterKey } from './store/partner-keys.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

const change: Change = {
  at: '2026-11-22T09:30:00.000Z',
  by: { kind: 'system', id: 'test', organisation: null },
  requestId: 'test',
};
const write = (...writes: Write[]) => commit(change, { writes, events: [], answer: null });

async function make(input: Partial<Parameters<typeof newPartner.parse>[0] & object> = {}) {
  const { partner } = await createPartner(
    newPartner.parse({ name: 'Noor', country: 'AE', ...input }),
    change,
    newId,
  );
  return partner;
}

async function refusedBy(attempt: Promise<unknown>): Promise<string | undefined> {
  try {
    await attempt;
    return undefined;
  } catch (error) {
    if (error instanceof ConditionFailed) return error.label;
    throw error;
  }
}

describe('the roster', () => {
  it('shows every partner at a counted moment, in the order of ids', async () => {
    const before = await rosterVersion();
    const made = [await make(), await make({ name: 'Second', country: 'SA' }), await make({ name: 'Third' })];
    const version = await rosterVersion();
    expect(version).toBe(before + 3);
    const roster = await loadRoster(version);
    expect(roster.version).toBe(version);
    expect(roster.partners.map(({ id }) => id)).toEqual(made.map(({ id }) => id).sort());
    expect(roster.partners.find(({ name }) => name === 'Second')).toMatchObject({
      kind: 'reseller',
      status: 'active',
      territories: [{ country: 'SA' }],
      timeZone: 'Asia/Riyadh',
    });
  });

  it('knows of an address what says how far it is, and no more', async () => {
    const address = { street: '2251 Elliot Avenue', city: 'Seattle', subdivision: 'WA', postalCode: '98104' };
    const { id } = await make({ country: 'US', address });
    const { partners } = await loadRoster(await rosterVersion());
    expect(partners.find((partner) => partner.id === id)?.address).toEqual({
      subdivision: 'WA',
      postalCode: '98104',
    });
  });

  it('is read again only when partners changed', async () => {
    const version = await rosterVersion();
    const first = await loadRoster(version);
    expect(await loadRoster(version)).toBe(first);
    const id = first.partners[0]?.id ?? '';
    await movePartner(id, 'suspend', 'Under review', change);
    const second = await loadRoster(await rosterVersion());
    expect(second.partners.find((partner) => partner.id === id)?.status).toBe('suspended');
  });

  it('stays coherent while partners are being made', async () => {
    const making = Array.from({ length: 12 }, (_, index) => make({ name: `Busy ${index}` }));
    const seen = await Promise.all(
      Array.from({ length: 4 }, async () => loadRoster((await rosterVersion()) + 1_000_000)),
    );
    await Promise.all(making);
    for (const { version, partners } of seen) expect(partners).toHaveLength(version - 1);
  });
});

describe('loads', () => {
  const day = '2026-11-22';
  const noCaps = { maxOpen: null, maxPerDay: null, day };
  const oneMore = { open: 1, uncontacted: 0 } as const;
  const oneLess = { open: -1, uncontacted: 0 } as const;

  it('counts open leads and the new ones of each day', async () => {
    const id = newId('partner');
    await write(loadChange(id, oneMore, noCaps));
    await write(loadChange(id, oneMore, noCaps));
    await write(loadChange(id, oneMore, { ...noCaps, day: '2026-11-23' }));
    await write(loadChange(id, oneLess, { ...noCaps, day: '2026-11-23' }));
    const load = (await readLoads([id, newId('partner')])).get(id);
    expect([load?.open, load?.newOn(day), load?.newOn('2026-11-23'), load?.newOn('2026-11-24')]).toEqual([
      2, 0, 1, 0,
    ]);
  });

  it('forgets the days before, so that the item stays small', async () => {
    const id = newId('partner');
    for (let of = 10; of < 30; of += 1)
      await write(loadChange(id, oneMore, { ...noCaps, day: `2026-11-${of}` }));
    expect(Object.keys((await getItem(loadKey(id))) ?? {}).filter((name) => name.startsWith('new '))).toEqual(
      ['new 2026-11-29'],
    );
  });

  it('lets no race pass a cap', async () => {
    const [open, daily] = [newId('partner'), newId('partner')];
    const race = async (
      id: string,
      caps: typeof noCaps | { maxOpen: number | null; maxPerDay: number | null; day: string },
    ) => Promise.all(Array.from({ length: 10 }, () => refusedBy(write(loadChange(id, oneMore, caps)))));
    const refusals = await race(open, { ...noCaps, maxOpen: 3 });
    expect(refusals.filter((label) => label === undefined)).toHaveLength(3);
    expect(refusals.filter((label) => label === 'partner-load')).toHaveLength(7);
    const dailyRefusals = await race(daily, { ...noCaps, maxPerDay: 2 });
    expect(dailyRefusals.filter((label) => label === undefined)).toHaveLength(2);
    // The next day it may have two more, and what was given up makes room among the open ones.
    expect(
      await refusedBy(write(loadChange(daily, oneMore, { ...noCaps, maxPerDay: 2, day: '2026-11-23' }))),
    ).toBeUndefined();
    await write(loadChange(open, oneLess, noCaps));
    expect(await refusedBy(write(loadChange(open, oneMore, { ...noCaps, maxOpen: 3 })))).toBeUndefined();
  });

  it('lets no race of claims pass how many may wait for their first contact, nor how soon the next may come', async () => {
    const [hoarder, hasty] = [newId('partner'), newId('partner')];
    const claimed = { open: 1, uncontacted: 1 } as const;
    const at = '2026-11-22T09:30:00.000Z';
    const few = { at, mostUncontacted: 3, lastClaimBy: null };
    const slow = { at, mostUncontacted: null, lastClaimBy: '2026-11-22T09:20:00.000Z' };
    const race = (id: string, claim: ClaimLimits) =>
      Promise.all(Array.from({ length: 10 }, () => refusedBy(write(loadChange(id, claimed, noCaps, claim)))));
    expect((await race(hoarder, few)).filter((label) => label === undefined)).toHaveLength(3);
    expect((await race(hasty, slow)).filter((label) => label === undefined)).toHaveLength(1);
    expect(refusedClaim(await getItem(loadKey(hoarder)), few)).toEqual({ kind: 'too-many', most: 3 });
    expect(refusedClaim(await getItem(loadKey(hasty)), slow)).toEqual({ kind: 'too-soon', claimedAt: at });
    expect(refusedClaim(undefined, slow)).toBeUndefined();
    // Once a customer was contacted the lead stays open and makes room for another; once the time is over, too.
    await write(loadChange(hoarder, { open: 0, uncontacted: -1 }, noCaps));
    expect(await refusedBy(write(loadChange(hoarder, claimed, noCaps, few)))).toBeUndefined();
    expect((await readLoads([hoarder])).get(hoarder)?.open).toBe(4);
    const later = { ...slow, at: '2026-11-22T09:40:00.000Z', lastClaimBy: at };
    expect(await refusedBy(write(loadChange(hasty, claimed, noCaps, later)))).toBeUndefined();
  });

  it.each([
    { maxOpen: 0, maxPerDay: null },
    { maxOpen: null, maxPerDay: 0 },
  ])('takes nothing with %j', async (caps) => {
    const id = newId('partner');
    expect(await refusedBy(write(loadChange(id, oneMore, { ...caps, day })))).toBe('partner-load');
    await write(loadChange(id, oneMore, noCaps));
    expect(await refusedBy(write(loadChange(id, oneMore, { ...caps, day: '2026-11-23' })))).toBe(
      'partner-load',
    );
  });
});

it('binds a change to the partner being active', async () => {
  const { id } = await make();
  expect(await refusedBy(write(mustBeActive(id)))).toBeUndefined();
  await movePartner(id, 'suspend', 'Under review', change);
  expect(await refusedBy(write(mustBeActive(id)))).toBe('partner-active');
  expect(await refusedBy(write(mustBeActive(newId('partner'))))).toBe('partner-active');
});

it('knows what a manager looks after', async () => {
  const userId = newId('user');
  await write(
    ...invitationWrites({
      email: 'manager@noor.example',
      organisation: 'vendor',
      role: 'channel-manager',
      userId,
    }),
  );
  const mine = await make({
    name: 'Mine',
    country: 'SA',
    territories: [{ country: 'SA' }, { country: 'BH' }],
    managerId: userId,
  });
  expect(await portfolioOf(userId)).toEqual({
    partnerIds: new Set([mine.id]),
    countries: new Set(['SA', 'BH']),
  });
  expect(await portfolioOf(newId('user'))).toEqual({ partnerIds: new Set(), countries: new Set() });
});

it('finds what it recorded, and says when it recorded nothing new', async () => {
  const input = newPartner.parse({ name: 'Once', country: 'AE', externalRef: { source: 'crm', id: '7' } });
  const first = await createPartner(input, change, newId);
  const again = await createPartner({ ...input, name: 'Once more' }, change, newId);
  expect([first.outcome, again.outcome]).toEqual(['created', 'unchanged']);
  expect(await findPartner(first.partner.id)).toEqual(again.partner);
});

describe('partners of an earlier version', () => {
  const setBack = (key: Key, workingHours: WorkingHours) =>
    documents.send(
      new UpdateCommand({
        TableName: tableName(),
        Key: key,
        UpdateExpression: 'SET workingHours = :hours, #schema = :first',
        ExpressionAttributeNames: { '#schema': 'schema' },
        ExpressionAttributeValues: { ':hours': workingHours, ':first': 1 },
      }),
    );

  it('follow their country’s week where they held a copy of it, and keep hours of their own', async () => {
    const halfThursdays = { ...shippedWeekOf('IR'), thursday: [{ from: '09:00', to: '13:00' }] };
    const [copied, own, newer] = [
      await make({ country: 'IR' }),
      await make({ country: 'IR' }),
      await make({ country: 'IR', workingHours: shippedWeekOf('IR') }),
    ];
    for (const keyOf of [partnerKey, rosterKey]) {
      await setBack(keyOf(copied.id), shippedWeekOf('IR'));
      await setBack(keyOf(own.id), halfThursdays);
    }
    expect([await followCountryWeeks(), await followCountryWeeks()]).toEqual([4, 0]);
    for (const keyOf of [partnerKey, rosterKey]) {
      const items = await Promise.all([copied, own, newer].map(({ id }) => getItem(keyOf(id))));
      expect(items.map((item) => [item?.['schema'], item?.['workingHours']])).toEqual([
        [2, null],
        [2, halfThursdays],
        [2, shippedWeekOf('IR')],
      ]);
    }
  });
});
