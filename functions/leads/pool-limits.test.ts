/** Claims that the policy limits, so that nobody hoards the pool: how many wait for a first contact, and how soon. */
import { claimLead, contactLead, disqualifyLead, withdrawLead } from '@rafiq/shared/leads/contract.ts';
import { publishPolicy, readPolicy } from '@rafiq/shared/leads/policy-contract.ts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { getItem } from '#functions/kernel/dynamo.ts';
import { loadKey } from '#functions/partners/index.ts';
import type { TestAnswer } from '../../test/fixtures/call.ts';
import { sentCommands } from '../../test/fixtures/sent-commands.ts';
import { restoreState } from '../../test/fixtures/table-state.ts';
import { plantLead, pooled, workedBy } from '../../test/fixtures/world/plant-leads.ts';
import { buildWorld, type ActorName, type World } from '../../test/fixtures/world/world.ts';
import { shippedPolicy } from './domain/distribution/shipped-policy.ts';
import { findLead } from './store/lead-store.ts';

const minuteMs = 60_000;
let world: World;

beforeAll(async () => {
  world = await buildWorld();
});
beforeEach(() => restoreState(world.database, world.start));
afterEach(() => {
  delete process.env['RAFIQ_CLOCK_OFFSET_MS'];
});
afterAll(() => world.stop());

const inThePool = async (): Promise<string> =>
  (await plantLead({ customer: 'plain', country: 'AE' }, pooled)).id;
const claim = (leadId: string, who: ActorName = 'ownSeller', headers: Record<string, string> = {}) =>
  world.rooms.call({
    route: claimLead,
    token: world.actors[who].token,
    params: { leadId },
    body: {},
    headers,
  });
const said = ({ status, body }: TestAnswer) => [status, body['code']];
const load = () => getItem(loadKey(world.records.partnerId.own));

/** Whoever serves the country may claim, whatever it is specialised in. */
const everyoneThere = { ...shippedPolicy.steps, specialisation: false };

async function publish(over: Record<string, unknown>): Promise<TestAnswer> {
  const { token } = world.actors.operations;
  const { body, headers } = await world.rooms.call({ route: readPolicy, token });
  const document = { ...(body['document'] as object), ...over };
  return world.rooms.call({
    route: publishPolicy,
    token,
    body: document,
    headers: { 'if-match': headers['etag'] ?? '' },
  });
}

describe('a limit to leads that were claimed and not contacted', () => {
  test('is told, changes nothing, and makes room with a contact or an end', async () => {
    expect((await publish({ poolMostOpen: 2 })).status).toBe(200);
    const claimed = [await inThePool(), await inThePool()];
    for (const leadId of claimed) expect((await claim(leadId)).status).toBe(200);
    const wanted = await inThePool();
    const before = await load();
    const refused = await claim(wanted);
    expect(said(refused)).toEqual([422, 'pool-limit-reached']);
    expect(refused.body['detail']).toContain('2');
    expect([await load(), (await findLead(wanted))?.state.substatus]).toEqual([before, 'pooled']);
    const { token } = world.actors.ownSeller;
    const work = (
      leadId: string | undefined,
      route: typeof contactLead | typeof disqualifyLead,
      body: unknown,
    ) => world.rooms.call({ route, token, params: { leadId: leadId ?? '' }, body });
    for (let time = 0; time < 2; time += 1)
      expect((await work(claimed[0], contactLead, { channel: 'call' })).status).toBe(200);
    expect((await claim(wanted)).status).toBe(200);
    expect(said(await claim(await inThePool()))).toEqual([422, 'pool-limit-reached']);
    expect((await work(claimed[1], disqualifyLead, { reason: 'no-need' })).status).toBe(200);
    expect((await claim(await inThePool())).status).toBe(200);
    expect(await load()).toMatchObject({ uncontacted: 2 });
  });

  test('is counted while it is off, and a lead that is taken back makes room', async () => {
    const leadId = await inThePool();
    expect((await claim(leadId)).status).toBe(200);
    expect((await publish({ poolMostOpen: 1 })).status).toBe(200);
    const other = await inThePool();
    expect(said(await claim(other))).toEqual([422, 'pool-limit-reached']);
    const { token } = world.actors.operations;
    await world.rooms.call({
      route: withdrawLead,
      token,
      params: { leadId },
      body: { reason: 'no-progress' },
    });
    expect((await claim(other)).status).toBe(200);
  });

  test('does not count what was offered', async () => {
    const { own } = world.records.partnerId;
    await plantLead({ customer: 'plain', country: 'AE' }, workedBy({ id: own, name: 'Manara' }, 'accepted'));
    expect((await publish({ poolMostOpen: 1 })).status).toBe(200);
    expect((await claim(await inThePool())).status).toBe(200);
  });

  test('is passed by no race of one partner, and never holds up another', async () => {
    expect((await publish({ poolMostOpen: 3, steps: everyoneThere })).status).toBe(200);
    const leads = await Promise.all(Array.from({ length: 10 }, inThePool));
    const answers = await Promise.all(
      leads.map((leadId, index) => claim(leadId, index % 2 === 0 ? 'ownSeller' : 'ownAdmin')),
    );
    expect(answers.map(said).filter(([status]) => status === 200)).toHaveLength(3);
    expect(answers.map(said).filter(([, code]) => code === 'pool-limit-reached')).toHaveLength(7);
    expect(await load()).toMatchObject({ uncontacted: 3 });
    expect((await claim(await inThePool(), 'rivalAdmin')).status).toBe(200);
  });

  test('says nothing of a lead that is taken', async () => {
    expect((await publish({ poolMostOpen: 1, steps: everyoneThere })).status).toBe(200);
    const [mine, theirs] = [await inThePool(), await inThePool()];
    await Promise.all([claim(mine), claim(theirs, 'rivalAdmin')]);
    expect(said(await claim(theirs))).not.toContain('pool-limit-reached');
  });
});

describe('a wait between two claims', () => {
  test('says how long, and is over to the minute', async () => {
    expect((await publish({ poolCoolDownMinutes: 30 })).status).toBe(200);
    expect((await claim(await inThePool())).status).toBe(200);
    const wanted = await inThePool();
    process.env['RAFIQ_CLOCK_OFFSET_MS'] = String(10 * minuteMs);
    const refused = await claim(wanted);
    expect(said(refused)).toEqual([429, 'claim-too-soon']);
    const waits = Number(refused.headers['retry-after']);
    expect(waits).toBeGreaterThan(19 * 60);
    expect(waits).toBeLessThanOrEqual(20 * 60);
    expect(refused.body['detail']).toContain('20');
    process.env['RAFIQ_CLOCK_OFFSET_MS'] = String(10 * minuteMs + waits * 1000);
    expect((await claim(wanted)).status).toBe(200);
  });

  test('lets one of two claims at once through, and the same request again is the same claim', async () => {
    expect((await publish({ poolCoolDownMinutes: 1 })).status).toBe(200);
    const leads = await Promise.all(Array.from({ length: 6 }, inThePool));
    const answers = await Promise.all(
      leads.map((leadId) => claim(leadId, 'ownSeller', { 'idempotency-key': leadId })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const won = leads[answers.findIndex(({ status }) => status === 200)] ?? '';
    expect((await claim(won, 'ownSeller', { 'idempotency-key': won })).status).toBe(200);
  });
});

test.each([
  ['off', {}],
  ['on', { poolMostOpen: 5, poolCoolDownMinutes: 1 }],
])('a claim is one reading and one transaction with limits %s', async (_, limits) => {
  expect((await publish(limits)).status).toBe(200);
  const [first, second] = [await inThePool(), await inThePool()];
  await claim(first);
  process.env['RAFIQ_CLOCK_OFFSET_MS'] = String(2 * minuteMs);
  const { sent, stop } = sentCommands();
  const claimed = await claim(second);
  stop();
  expect([claimed.status, sent]).toEqual([200, ['BatchGetItemCommand', 'TransactWriteItemsCommand']]);
});

test('the limits a policy may set are bounded', async () => {
  for (const over of [
    { poolMostOpen: 0 },
    { poolMostOpen: 1001 },
    { poolCoolDownMinutes: -1 },
    { poolCoolDownMinutes: 10_081 },
    { poolCoolDownMinutes: null },
  ])
    expect((await publish(over)).status).toBe(400);
  expect((await publish({ poolMostOpen: 1000, poolCoolDownMinutes: 10_080 })).status).toBe(200);
});
