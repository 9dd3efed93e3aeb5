/**
 * Eight clients at once change what stands of the policy – trials begin, grow, end, are published – and place leads by
 * it; every history must have an order in which each lead was placed by what stood at some moment of its placement.
 * Placements that go by what once was read must not.
 */
import * as policies from '@rafiq/shared/leads/policy-contract.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readGrounds, type GroundsReader } from '#functions/leads/grounds.ts';
import { placeLead } from '#functions/leads/place-lead.ts';
import { readPolicy } from '#functions/leads/read-policy.ts';
import { findLead } from '#functions/leads/store/lead-store.ts';
import { startTestDatabase, type TestDatabase } from '../fixtures/database.ts';
import { startTestIssuer, type TestIssuer } from '../fixtures/issuer.ts';
import { addMember } from '../fixtures/people.ts';
import { loadRooms, type Rooms } from '../fixtures/rooms.ts';
import { waitingIn } from '../fixtures/trial.ts';
import { system } from '../fixtures/world/cast.ts';
import { checkHistory, type Operation, type Verdict } from './check-history.ts';
import { dice } from './dice.ts';
import { policyOnTrial, standingOf, type Ask, type Change, type Standing, type Told } from './trial-model.ts';

const histories = 25;
const roundsOfEach = 5;
const placers = 4;
const changers = 3;

let database: TestDatabase;
let issuer: TestIssuer;
let rooms: Rooms;
let token: string;
/** By every version all leads go into the pool, or nowhere: whose turn it is does not matter here. */
let document: policies.PolicyDocument;

beforeAll(async () => {
  [database, issuer] = await Promise.all([startTestDatabase(), startTestIssuer()]);
  rooms = await loadRooms();
  await addMember('operations', { organisation: 'vendor', role: 'channel-operations' });
  token = await issuer.accessToken('operations');
  document = { ...(await readPolicy()).document, strategy: 'pool' };
  // The first makes the account that all of them are of.
  await waitingIn('AE');
});
afterAll(() => Promise.all([database.stop(), issuer.stop()]));

const percents = [10, 50, 90];

/** What may be done with what was read: there is a trial to share, publish or end, or there is none. */
function nextChange({ canary }: Standing, roll: (sides: number) => number): Change {
  const percent = percents[roll(percents.length)] ?? 50;
  const changes: Change[] =
    canary === null
      ? [{ kind: 'start', percent }, { kind: 'start', percent }, { kind: 'publish' }]
      : [
          { kind: 'share', percent },
          { kind: 'publish-trial' },
          { kind: 'roll-back' },
          { kind: 'start', percent },
        ];
  return changes[roll(changes.length)] ?? { kind: 'publish' };
}

const bodyOf = (change: Change) => {
  switch (change.kind) {
    case 'start':
      return { route: policies.startCanary, body: { document, percent: change.percent } };
    case 'share':
      return { route: policies.shareCanary, body: { percent: change.percent } };
    case 'publish-trial':
      return { route: policies.publishCanary, body: {} };
    case 'publish':
      return { route: policies.publishPolicy, body: document };
    case 'roll-back':
      return { route: policies.rollBackPolicy, body: {} };
  }
};

async function change(asked: Change, over: number): Promise<Told> {
  const headers = { 'if-match': `"${over}"` };
  const { status, body: answer } = await rooms.call({ ...bodyOf(asked), token, headers });
  // Whoever writes is also warned; the model knows what stands.
  const { warnings: _, ...body } = answer;
  return status === 200
    ? { said: 'done', stood: standingOf(policies.policy.parse(body)) }
    : { said: String(body['code']) };
}

/** Places a lead of its own. */
async function place(grounds: GroundsReader | undefined): Promise<{ ask: Ask; work: () => Promise<Told> }> {
  const lead = await waitingIn('AE');
  return {
    ask: { kind: 'place', leadId: lead.id },
    work: async () => {
      await placeLead(lead, system(), grounds);
      const placed = await findLead(lead.id);
      return { said: 'done', placedBy: placed?.placedBy ?? null };
    },
  };
}

async function askNext(client: number, roll: (sides: number) => number, grounds: GroundsReader | undefined) {
  if (client < placers) return place(grounds);
  const stood = standingOf(await readPolicy());
  if (client < placers + changers) {
    const asked = nextChange(stood, roll);
    const ask: Ask = { kind: 'change', change: asked, over: stood.version };
    return { ask, work: () => change(asked, stood.version) };
  }
  const ask: Ask = { kind: 'read' };
  return { ask, work: async (): Promise<Told> => ({ said: 'done', stood: standingOf(await readPolicy()) }) };
}

/** All clients at the same time, a few operations each; `grounds` for placements that do not read what stands. */
async function verdictOf(seed: number, grounds?: GroundsReader): Promise<{ verdict: Verdict; told: string }> {
  const start = standingOf(await readPolicy());
  const history: Operation<Ask, Told>[] = [];
  let moment = 0;
  const work = async (client: number): Promise<void> => {
    const roll = dice(seed * 31 + client);
    for (let round = 0; round < roundsOfEach; round += 1) {
      const { ask, work: doIt } = await askNext(client, roll, grounds);
      const called = (moment += 1);
      const output = await doIt();
      const returned = (moment += 1);
      history.push({ called, returned, input: ask, output });
    }
  };
  await Promise.all(Array.from({ length: placers + changers + 1 }, (_, client) => work(client)));
  return {
    verdict: checkHistory(policyOnTrial(start), history),
    told: history.map((one) => JSON.stringify(one)).join('\n'),
  };
}

test('every history of a trial has an order with one policy at a time', async () => {
  for (let seed = 1; seed <= histories; seed += 1) {
    const { verdict, told } = await verdictOf(seed);
    if (verdict !== 'legal') expect(told).toBe('');
    expect(verdict).toBe('legal');
  }
});

test('the same histories find placements that go by what was read before', async () => {
  const verdicts: Verdict[] = [];
  for (let seed = 1; seed <= 5; seed += 1) {
    const read = await readGrounds();
    verdicts.push((await verdictOf(seed, () => Promise.resolve(read))).verdict);
  }
  expect(verdicts).toContain('illegal');
  expect(verdicts).not.toContain('unknown');
});
