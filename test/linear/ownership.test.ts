/**
 * Eight clients at once claim, accept, release, reassign, place and read the same leads; every history must have an
 * order in which each lead had one owner at a time. With the conditions of the writes taken away the same histories must
 * not.
 */
import { claimLead, acceptOffer, assignLead, readLead, withdrawLead } from '@rafiq/shared/leads/contract.ts';
import type { AnyRoute } from '@rafiq/shared/route.ts';
import { createPartner } from '#functions/partners/index.ts';
import { ConditionFailed } from '#functions/kernel/commit.ts';
import { newId } from '#functions/kernel/id.ts';
import { advance } from '#functions/leads/domain/lead.ts';
import { placeLead } from '#functions/leads/place-lead.ts';
import { saveLead } from '#functions/leads/save-lead.ts';
import { findLead, listEventsAfter } from '#functions/leads/store/lead-store.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { startTestDatabase, type TestDatabase } from '../fixtures/database.ts';
import { startTestIssuer, type TestIssuer } from '../fixtures/issuer.ts';
import { addMember } from '../fixtures/people.ts';
import { loadRooms, type Rooms } from '../fixtures/rooms.ts';
import { signIn } from '../fixtures/sign-in.ts';
import { waitingIn } from '../fixtures/trial.ts';
import { withoutConditions } from '../fixtures/without-conditions.ts';
import { system } from '../fixtures/world/cast.ts';
import { checkHistory, type Operation, type Verdict } from './check-history.ts';
import { dice } from './dice.ts';
import { ownedByOne, type Ask, type Told } from './ownership-model.ts';

const operationsOfEach = 1000;
const roundsOfALead = 5;

interface Client {
  token: string;
  /** The partner it belongs to; null for the vendor's people. */
  partnerId: string | null;
}

let database: TestDatabase;
let issuer: TestIssuer;
let rooms: Rooms;
let clients: Client[];

beforeAll(async () => {
  [database, issuer] = await Promise.all([startTestDatabase(), startTestIssuer()]);
  rooms = await loadRooms();
  clients = [];
  for (let index = 0; index < 5; index += 1) {
    const adminEmail = `admin@partner-${index}.example`;
    const { partner } = await createPartner(
      {
        name: `Partner ${index}`,
        kind: 'reseller',
        tier: 'silver',
        weight: 1,
        tags: [],
        country: 'AE',
        address: {},
        specialisations: {},
        capacity: {},
        adminEmail,
      },
      system(),
      newId,
    );
    clients.push({ token: await signIn(issuer, adminEmail), partnerId: partner.id });
  }
  for (const subject of ['one', 'two', 'three']) {
    await addMember(subject, { organisation: 'vendor', role: 'channel-operations' });
    clients.push({ token: await issuer.accessToken(subject), partnerId: null });
  }
});
afterAll(() => Promise.all([database.stop(), issuer.stop()]));

/** Puts a lead that waits into the pool, as the placement does; null if it does not wait, or moved on meanwhile. */
async function putIntoPool(leadId: string): Promise<boolean> {
  const lead = await findLead(leadId);
  if (lead?.state.substatus !== 'pending') return false;
  const { at, ...change } = system();
  const after = advance(lead, { substatus: 'pooled', pooledAt: at }, at, { lastPooledAt: at });
  try {
    await saveLead({ at, ...change }, { before: lead, after, happened: 'pooled' }, null);
    return true;
  } catch (error) {
    if (error instanceof ConditionFailed) return false;
    throw error;
  }
}

const placement = z.object({ partnerId: z.string().nullish(), offerId: z.string().nullish() });

/** Lets the engine place a lead that waits; undefined if it does not wait, or moved on meanwhile. */
async function place(leadId: string): Promise<Told | undefined> {
  const lead = await findLead(leadId);
  if (lead?.state.substatus !== 'pending') return undefined;
  const change = system();
  await placeLead(lead, change);
  // It answers nothing: what it did is told by the next event of the lead, if that one is its own.
  const [event] = await listEventsAfter(leadId, lead.version);
  if (event?.requestId !== change.requestId) return undefined;
  const { partnerId, offerId } = placement.parse(event.data);
  return {
    said: event.type.split('.').at(-2) ?? '',
    ...(partnerId != null && { to: partnerId }),
    ...(offerId != null && { offerId }),
  };
}

type Start = 'pooled' | 'pending';

async function leadThatIs(start: Start): Promise<string> {
  const { id } = await waitingIn('AE');
  if (start === 'pooled') expect(await putIntoPool(id)).toBe(true);
  return id;
}

const partnerIds = (): string[] => clients.flatMap(({ partnerId }) => partnerId ?? []);

/** What a client asks next: partners race for the lead, the vendor's people take it back and give or let it on. */
function nextAsk(client: Client, roll: (sides: number) => number, offers: ReadonlyMap<string, string>): Ask {
  const { partnerId: by } = client;
  if (by === null) {
    const to = partnerIds()[roll(partnerIds().length)] ?? '';
    const asks: Ask[] = [
      { kind: 'release' },
      { kind: 'reassign', to },
      { kind: 'pool' },
      { kind: 'place' },
      { kind: 'place' },
      { kind: 'read' },
    ];
    return asks[roll(asks.length)] ?? { kind: 'read' };
  }
  const offerId = offers.get(by);
  const asks: Ask[] = [
    { kind: 'claim', by },
    { kind: 'read-own', by },
    offerId === undefined ? { kind: 'claim', by } : { kind: 'accept', by, offerId },
  ];
  return asks[roll(asks.length)] ?? { kind: 'claim', by };
}

/** Asks Rafiq; undefined if there was nothing to do, which says nothing. */
async function answerTo(leadId: string, ask: Ask, { token }: Client): Promise<Told | undefined> {
  const call = async (route: AnyRoute, params: Record<string, string>, body?: unknown) => {
    const answer = await rooms.call({ route, token, params, ...(body === undefined ? {} : { body }) });
    const code = answer.body['code'];
    return { body: answer.body, said: typeof code === 'string' ? code : 'done' };
  };
  switch (ask.kind) {
    case 'claim':
      return { said: (await call(claimLead, { leadId }, {})).said };
    case 'accept':
      return { said: (await call(acceptOffer, { offerId: ask.offerId }, {})).said };
    case 'release':
      return { said: (await call(withdrawLead, { leadId }, { reason: 'other' })).said };
    case 'reassign': {
      const { body, said } = await call(assignLead, { leadId }, { partnerId: ask.to });
      const offer = body['offer'] as { id: string } | undefined;
      return { said, ...(offer === undefined ? {} : { offerId: offer.id }) };
    }
    case 'pool':
      return (await putIntoPool(leadId)) ? { said: 'done' } : undefined;
    case 'place':
      return place(leadId);
    case 'read': {
      const { body } = await call(readLead, { leadId });
      const partner = body['partner'] as { id: string } | null;
      return { said: 'done', seen: `saw ${String(body['substatus'])} ${partner?.id ?? ''}`.trim() };
    }
    case 'read-own': {
      const { body, said } = await call(readLead, { leadId });
      return said === 'done' ? { said, seen: `saw ${String(body['substatus'])} ${ask.by}` } : { said };
    }
  }
}

/** The vendor's people do nothing but place, and partners look. */
const placings = ({ partnerId: by }: Client): Ask =>
  by === null ? { kind: 'place' } : { kind: 'read-own', by };

/** All clients at one lead at the same time, a few operations each. */
async function historyOf(
  leadId: string,
  seed: number,
  next: typeof nextAsk,
): Promise<{ history: Operation<Ask, Told>[]; asked: number }> {
  const history: Operation<Ask, Told>[] = [];
  const offers = new Map<string, string>();
  let moment = 0;
  let asked = 0;
  const work = async (client: Client, index: number): Promise<void> => {
    const roll = dice(seed * 31 + index);
    for (let round = 0; round < roundsOfALead; round += 1) {
      const input = next(client, roll, offers);
      const called = (moment += 1);
      const output = await answerTo(leadId, input, client);
      const returned = (moment += 1);
      asked += 1;
      if (output === undefined) continue;
      const to = input.kind === 'reassign' ? input.to : output.to;
      if (to !== undefined && output.offerId !== undefined) offers.set(to, output.offerId);
      history.push({ called, returned, input, output });
    }
  };
  await Promise.all(clients.map(work));
  return { history, asked };
}

/**
 * Verdicts over many leads, each history checked by itself: one lead's owner says nothing of another's. They begin in
 * the pool and as ones that wait by turns.
 */
async function verdictsOf(leads: number, next: typeof nextAsk = nextAsk) {
  const verdicts: Record<Verdict, number> = { legal: 0, illegal: 0, unknown: 0 };
  const counts = { asked: 0, placed: 0 };
  let first = '';
  for (let seed = 1; seed <= leads; seed += 1) {
    const start = seed % 2 === 0 ? 'pooled' : 'pending';
    const { history, asked } = await historyOf(await leadThatIs(start), seed, next);
    const verdict = checkHistory(ownedByOne(start, partnerIds()), history);
    verdicts[verdict] += 1;
    counts.asked += asked;
    counts.placed += history.filter(({ input }) => input.kind === 'place').length;
    if (verdict !== 'legal' && first === '') first = history.map((one) => JSON.stringify(one)).join('\n');
  }
  return { verdicts, ...counts, first };
}

test('every history of a lead has an order with one owner at a time', async () => {
  const leads = operationsOfEach / roundsOfALead;
  const { verdicts, asked, placed, first } = await verdictsOf(leads);
  expect(first).toBe('');
  expect(verdicts).toEqual({ legal: leads, illegal: 0, unknown: 0 });
  expect(asked).toBe(clients.length * operationsOfEach);
  // Of the leads that began by waiting, most at least have been through the engine.
  expect(placed).toBeGreaterThan(leads / 3);
  console.log(`${asked} operations of ${clients.length} clients over ${leads} leads, ${placed} placements`);
});

test.each([
  ['of all that is done', nextAsk],
  ['of placements alone', placings],
])('the same histories find writes that do not check what was read: %s', async (_, next) => {
  await withoutConditions(async () => {
    const { verdicts } = await verdictsOf(10, next);
    expect(verdicts.illegal).toBeGreaterThan(0);
    expect(verdicts.unknown).toBe(0);
  });
});
