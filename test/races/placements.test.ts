/**
 * Placements at the same moment while a policy is on trial: each lead is decided about once, by one version, which it
 * names; and what only one may have, a partner's last free place of the day, goes to one.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { setAccountOwner } from '@rafiq/shared/accounts/contract.ts';
import { replayLead } from '@rafiq/shared/leads/decision-contract.ts';
import * as policies from '@rafiq/shared/leads/policy-contract.ts';
import type { Capacity } from '@rafiq/shared/partners/contract.ts';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { Context, DynamoDBStreamEvent, SQSEvent } from 'aws-lambda';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { documents, getItem } from '#functions/kernel/dynamo.ts';
import type { StoredEvent } from '#functions/kernel/event.ts';
import { newId } from '#functions/kernel/id.ts';
import type { Trace } from '#functions/leads/domain/distribution/place.ts';
import type { Lead } from '#functions/leads/domain/lead.ts';
import { readGrounds, type GroundsReader } from '#functions/leads/grounds.ts';
import { placeLead } from '#functions/leads/place-lead.ts';
import { readPolicy } from '#functions/leads/read-policy.ts';
import { recordKey } from '#functions/leads/store/lead-keys.ts';
import type { StoredOffer } from '#functions/leads/store/lead-items.ts';
import { findLead } from '#functions/leads/store/lead-store.ts';
import { readOutcomes } from '#functions/leads/store/policies.ts';
import { readStandings } from '#functions/leads/store/standings.ts';
import { handler as placements } from '#functions/leads/workers/place-lead.ts';
import { handler as tally } from '#functions/leads/workers/tally-leads.ts';
import { createPartner, readLoads } from '#functions/partners/index.ts';
import { startTestDatabase, type TestDatabase } from '../fixtures/database.ts';
import { startTestIssuer, type TestIssuer } from '../fixtures/issuer.ts';
import { addMember } from '../fixtures/people.ts';
import { loadRooms, type Rooms } from '../fixtures/rooms.ts';
import { digestOf, readState } from '../fixtures/table-state.ts';
import { leadOf, versionFor, waitingIn } from '../fixtures/trial.ts';
import { withoutConditions } from '../fixtures/without-conditions.ts';
import { queueBatch, streamBatch } from '../fixtures/workers.ts';
import { system } from '../fixtures/world/cast.ts';

const rounds = 20;
const racers = 4;
const noCap: Capacity = { maxOpen: null, maxPerDay: null };
const oneADay: Capacity = { maxOpen: null, maxPerDay: 1 };
const dayMs = 86_400_000;
const longestRoundMs = 20_000;

let database: TestDatabase;
let issuer: TestIssuer;
let rooms: Rooms;
let token: string;

beforeAll(async () => {
  [database, issuer] = await Promise.all([startTestDatabase(), startTestIssuer()]);
  rooms = await loadRooms();
  await addMember('operations', { organisation: 'vendor', role: 'channel-operations' });
  token = await issuer.accessToken('operations');
  for (const name of ['Al Manara', 'Gulf Networks', 'Safe Harbour']) await partnerIn('AE', noCap, name);
});
afterAll(() => Promise.all([database.stop(), issuer.stop()]));

async function partnerIn(country: string, capacity: Capacity, name = `${country} Systems`): Promise<string> {
  const plain = { kind: 'reseller', tier: 'gold', weight: 1, name, country, capacity } as const;
  const input = { ...plain, tags: [], address: {}, specialisations: {} };
  return (await createPartner(input, system(), newId)).partner.id;
}

async function must(request: Omit<Parameters<Rooms['call']>[0], 'token'>): Promise<Record<string, unknown>> {
  const { status, body } = await rooms.call({ token, ...request });
  if (status >= 300) throw new Error(`${request.route.id}: ${JSON.stringify(body)}`);
  return body;
}

/** Changes what stands of the policy. */
async function order(route: typeof policies.publishCanary | typeof policies.rollBackPolicy): Promise<void>;
async function order(
  route: typeof policies.publishPolicy | typeof policies.startCanary | typeof policies.shareCanary,
  body: object,
): Promise<void>;
async function order(route: Parameters<Rooms['call']>[0]['route'], body: object = {}): Promise<void> {
  const { version } = await readPolicy();
  await must({ route, body, headers: { 'if-match': `"${version}"` } });
}
const drafted = async (over: Partial<policies.PolicyDocument>) => ({
  ...(await readPolicy()).document,
  ...over,
});

/** Turns for all, and on trial with half of the leads the pool. */
async function tryThePool(percent = 50): Promise<void> {
  await order(policies.publishPolicy, await drafted({ strategy: 'fair-share' }));
  await order(policies.startCanary, { document: await drafted({ strategy: 'pool' }), percent });
}

/**
 * Of each lead one decision, by one version that the lead, the decision and the event name alike, and that can be made
 * again; and one open offer where it was offered. Answers the versions.
 */
async function expectOneDecisionEach(leads: readonly Lead[]): Promise<number[]> {
  const items = await database.items();
  const own = Map.groupBy(items, ({ pk }) => pk);
  const open = items.flatMap(({ kind, offer }) => (kind === 'offer' ? [offer as StoredOffer] : []));
  const documents = new Map<number, policies.PolicyDocument>();
  const versions: number[] = [];
  for (const { id } of leads) {
    const placed = await placedLead(id);
    const version = placed.placedBy;
    if (version === null) throw new Error(`${id} was not placed`);
    const around = own.get(`LEAD#${id}`) ?? [];
    const named = {
      decisions: around.flatMap(({ kind, trace }) =>
        kind === 'decision' ? [(trace as Trace).policyVersion] : [],
      ),
      events: around.flatMap(({ kind, event }) =>
        kind === 'event' ? [(event as StoredEvent).data['policyVersion']] : [],
      ),
    };
    expect(named).toEqual({ decisions: [version], events: [version] });
    const document = documents.get(version) ?? (await documentOf(version));
    documents.set(version, document);
    const isPooled = document.strategy === 'pool';
    const openOffers = open.filter(({ leadId, status }) => leadId === id && status === 'pending').length;
    expect([placed.state.substatus, placed.hops, openOffers]).toEqual(
      isPooled ? ['pooled', 0, 0] : ['offered', 1, 1],
    );
    expect(await must({ route: replayLead, params: { leadId: id } })).toMatchObject({ verdict: 'equal' });
    versions.push(version);
  }
  return versions;
}

async function placedLead(id: string): Promise<Lead> {
  const lead = await findLead(id);
  if (lead === undefined) throw new Error(`${id} is gone`);
  return lead;
}

async function documentOf(version: number): Promise<policies.PolicyDocument> {
  const params = { policyVersion: String(version) };
  return policies.readPolicyVersion.output.parse(await must({ route: policies.readPolicyVersion, params }))
    .document;
}

const delivered = new Set<string>();
const mostInABatch = 10;

/** Has what was told since counted, each event twice; answers what all versions have made of leads. */
async function counted(): Promise<Map<number, number>> {
  const events = (await database.items())
    .flatMap(({ kind, event }) => (kind === 'event' ? [event as StoredEvent] : []))
    .filter(({ id, type }) => /\.lead\.(offered|pooled|set-aside)\./.test(type) && !delivered.has(id));
  for (const { id } of events) delivered.add(id);
  const twice = [...events, ...events.toReversed()];
  for (let from = 0; from < twice.length; from += mostInABatch) {
    const batch = queueBatch(twice.slice(from, from + mostInABatch));
    expect(await tally(batch as SQSEvent, {} as Context)).toEqual({ batchItemFailures: [] });
  }
  const { version: last } = await readPolicy();
  const outcomes = await readOutcomes(Array.from({ length: last }, (_, index) => index + 1));
  return new Map(
    [...outcomes].map(([version, { offered, pooled, unplaced }]) => [version, offered + pooled + unplaced]),
  );
}

/** By how much the counts have grown, of those that have. */
const growth = (before: ReadonlyMap<number, number>, after: ReadonlyMap<number, number>) =>
  Object.fromEntries(
    [...after]
      .map(([version, count]) => [version, count - (before.get(version) ?? 0)] as const)
      .filter(([, by]) => by !== 0),
  );
const tallied = (versions: readonly number[]) =>
  Object.fromEntries(
    Map.groupBy(versions, (version) => version)
      .entries()
      .map(([version, all]) => [version, all.length]),
  );

/** What was read is kept, until the world has proved to have moved on. */
async function asRead(lead: Lead): Promise<GroundsReader> {
  const accountIds = [lead.customer.accountId].filter((id) => id !== null);
  const read = await readGrounds(accountIds);
  return async ({ anew } = { anew: false }) => (anew ? readGrounds(accountIds) : read);
}

describe('of one lead, while a policy is on trial,', () => {
  test(`${racers} placements at once make one decision, counted once for the version that made it`, async () => {
    await tryThePool();
    const before = await counted();
    const turns = await turnsIn('AE');
    const leads: Lead[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const lead = await waitingIn('AE');
      await Promise.all(Array.from({ length: racers }, () => placeLead(lead, system())));
      leads.push(lead);
    }
    const versions = await expectOneDecisionEach(leads);
    expect(versions).toEqual(await Promise.all(leads.map(versionFor)));
    const trial = (await readPolicy()).canary?.version;
    expect(new Set(versions).size).toBe(2);
    expect(growth(before, await counted())).toEqual(tallied(versions));
    expect((await turnsIn('AE')) - turns).toBe(versions.filter((version) => version !== trial).length);
  });

  test('a placement that read the trial and one that read its end make one decision, whichever is first', async () => {
    const before = await counted();
    const leads: Lead[] = [];
    const possible: number[][] = [];
    for (let round = 0; round < rounds; round += 1) {
      await tryThePool();
      const lead = await leadOf('trial');
      const [early, tried] = [await asRead(lead), await versionFor(lead)];
      await order(policies.rollBackPolicy);
      const [late, published] = [await asRead(lead), await versionFor(lead)];
      const readers = round % 2 === 0 ? [early, late, early, late] : [late, early, late, early];
      await Promise.all(readers.map((grounds) => placeLead(lead, system(), grounds)));
      leads.push(lead);
      possible.push([tried, published]);
    }
    const versions = await expectOneDecisionEach(leads);
    expect(versions.filter((version, round) => !possible[round]?.includes(version))).toEqual([]);
    expect(growth(before, await counted())).toEqual(tallied(versions));
  });
});

/** All turns that were given in a country. */
const turnsIn = async (country: string): Promise<number> =>
  [...(await readStandings(country)).values()].reduce((sum, { assigned }) => sum + assigned, 0);

/** What may become of a trial that runs. */
const changes: Record<string, () => Promise<void>> = {
  'its share falls': () => order(policies.shareCanary, { percent: 1 }),
  'its share grows': () => order(policies.shareCanary, { percent: 99 }),
  'it ends': () => order(policies.rollBackPolicy),
  'it is published': () => order(policies.publishCanary),
  'another policy is published': async () =>
    order(policies.publishPolicy, await drafted({ strategy: 'fair-share', maxHops: 4 })),
  'another trial takes its place': async () =>
    order(policies.startCanary, { document: await drafted({ strategy: 'pool', maxHops: 3 }), percent: 99 }),
};

/** Does something just before the call that comes after so many others; answers whether it came so far. */
async function beforeCall(
  place: number,
  work: () => Promise<void>,
  during: () => Promise<void>,
): Promise<boolean> {
  const name = 'before-a-call';
  let calls = 0;
  let met = false;
  documents.middlewareStack.add(
    (next) => async (given) => {
      calls += 1;
      if (!met && calls === place + 1) {
        met = true;
        documents.middlewareStack.remove(name);
        await work();
      }
      return next(given);
    },
    { step: 'initialize', name },
  );
  try {
    await during();
  } finally {
    documents.middlewareStack.remove(name);
  }
  return met;
}

describe.each(['trial', 'published'] as const)(
  'a lead of the %s version is placed by one version while',
  (side) => {
    test.each(Object.keys(changes))('%s, between any two calls of its placement', async (name) => {
      const change = changes[name] ?? (() => Promise.resolve());
      const before = await counted();
      const leads: Lead[] = [];
      const wanted: number[] = [];
      for (let place = 0, met = true; met; place += 1) {
        await tryThePool();
        const lead = await leadOf(side);
        const was = await versionFor(lead);
        met = await beforeCall(place, change, () => placeLead(lead, system()));
        leads.push(lead);
        // What was changed before anything was read holds; what was read holds until it is written.
        wanted.push(place === 0 ? await versionFor(lead) : was);
      }
      // The grounds, and the write.
      expect(leads.length).toBeGreaterThan(2);
      const versions = await expectOneDecisionEach(leads);
      expect(versions).toEqual(wanted);
      expect(growth(before, await counted())).toEqual(tallied(versions));
    });
  },
);

describe("a partner's last free place of the day goes to one lead", () => {
  beforeEach(async () => {
    await order(policies.publishPolicy, await drafted({ strategy: 'fair-share' }));
    await order(policies.startCanary, { document: await drafted({ maxHops: 3 }), percent: 50 });
  });
  const placedAtOnce = async (leads: readonly Lead[]): Promise<Lead[]> => {
    await Promise.all(leads.map((lead) => placeLead(lead, system())));
    return Promise.all(leads.map(({ id }) => placedLead(id)));
  };
  const partnerOf = ({ state }: Lead) => ('partnerId' in state ? state.partnerId : null);
  /** Open leads of a partner, and those it was given today. */
  const loadOf = async (partnerId: string): Promise<[number, number]> => {
    const load = (await readLoads([partnerId])).get(partnerId);
    return [load?.open ?? 0, load?.newOn(system().at.slice(0, 10)) ?? 0];
  };

  /** A cap per day is of one day: a round does not begin as it ends. */
  const withinOneDay = async (): Promise<void> => {
    const leftMs = dayMs - (Date.now() % dayMs);
    if (leftMs < longestRoundMs) await sleep(leftMs);
  };

  test('of several of the account that it owns; the others go on to those who serve the place', async () => {
    const local = await partnerIn('OM', noCap);
    const all: Lead[] = [];
    for (let round = 0; round < rounds; round += 1) {
      await withinOneDay();
      const owner = await partnerIn('BR', oneADay);
      const leads: Lead[] = [];
      for (let one = 0; one < racers; one += 1) leads.push(await waitingIn('OM', `Falcon ${round} Trading`));
      expect(new Set(leads.map(({ customer }) => customer.accountId)).size).toBe(1);
      const accountId = leads[0]?.customer.accountId ?? '';
      await must({
        route: setAccountOwner,
        params: { accountId },
        body: { partnerId: owner },
        headers: { 'if-match': '"1"' },
      });
      const placed = await placedAtOnce(leads);
      expect(placed.map(partnerOf).sort()).toEqual([owner, ...leads.slice(1).map(() => local)].sort());
      expect(placed.map(({ placement }) => placement?.code).sort()).toEqual([
        'placement.named-account',
        ...leads.slice(1).map(() => 'placement.only'),
      ]);
      expect(await loadOf(owner)).toEqual([1, 1]);
      all.push(...leads);
    }
    expect(new Set(await expectOneDecisionEach(all)).size).toBe(2);
  });

  test('of several that nobody else could take; the others are set aside for its capacity', async () => {
    for (let round = 0; round < rounds; round += 1) {
      await withinOneDay();
      const only = await partnerIn('KW', oneADay);
      const leads: Lead[] = [];
      for (let one = 0; one < racers; one += 1) leads.push(await waitingIn('KW', `Kite ${round} ${one}`));
      const placed = await placedAtOnce(leads);
      const offered = placed.filter(({ state }) => state.substatus === 'offered');
      expect(offered.map(partnerOf)).toEqual([only]);
      expect(placed.flatMap(({ state }) => ('reason' in state ? [state.reason.code] : []))).toEqual(
        leads.slice(1).map(() => 'unplaced.capacity'),
      );
      expect(await loadOf(only)).toEqual([1, 1]);
    }
    expect(await turnsIn('KW')).toBe(rounds);
  });
});

describe('stream records of leads of both versions', () => {
  const few = 3;
  const imageOf = ({ id }: Lead) => getItem(recordKey(id));
  const deliver = async (images: readonly unknown[]): Promise<void> => {
    const batch = streamBatch(images.map((image) => marshall(image, { removeUndefinedValues: true })));
    const answer = await placements(batch as DynamoDBStreamEvent, {} as Context);
    expect(answer).toEqual({ batchItemFailures: [] });
  };

  test('that come again and in any order, also after the trial has ended, place each lead once', async () => {
    const before = await counted();
    const all: Lead[] = [];
    const wanted: number[] = [];
    const came: unknown[] = [];
    const pairs = [0, 0, 1, 1, 2, 2, 3, 3];
    for (const ordered of fc.sample(fc.shuffledSubarray(pairs, { minLength: 8 }), {
      numRuns: rounds,
      seed: 1,
    })) {
      await tryThePool();
      const leads: Lead[] = [];
      for (const side of ['trial', 'published', 'trial', 'published'] as const)
        leads.push(await leadOf(side));
      const [tried, published] = [await versionFor(leads[0] as Lead), await versionFor(leads[1] as Lead)];
      const images = await Promise.all(leads.map(imageOf));
      const records = ordered.map((place) => images[place]);
      // A few come, then the trial ends, and the others come, with some of the first again.
      await deliver(records.slice(0, few));
      await order(policies.rollBackPolicy);
      await deliver(records.slice(few));
      const early = new Set(ordered.slice(0, few));
      for (const [place] of leads.entries())
        wanted.push(place % 2 === 0 && early.has(place) ? tried : published);
      all.push(...leads);
      came.push(...records);
    }
    const versions = await expectOneDecisionEach(all);
    expect(versions).toEqual(wanted);
    const settled = digestOf(await readState(database));
    for (let from = 0; from < came.length; from += mostInABatch)
      await deliver(came.toReversed().slice(from, from + mostInABatch));
    expect(digestOf(await readState(database))).toBe(settled);
    expect(growth(before, await counted())).toEqual(tallied(versions));
  });
});

test('the same race finds placements that do not check whether the lead is still what was read', async () => {
  await tryThePool();
  const leads: Lead[] = [];
  await withoutConditions(async () => {
    for (let round = 0; round < rounds; round += 1) {
      const lead = await leadOf('published');
      await Promise.all(Array.from({ length: racers }, () => placeLead(lead, system())));
      leads.push(lead);
    }
  });
  await expect(expectOneDecisionEach(leads)).rejects.toThrow(/to deeply equal/);
});
