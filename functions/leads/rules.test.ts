import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as contract from '@rafiq/shared/leads/contract.ts';
import { explainLead, replay, replayLead } from '@rafiq/shared/leads/decision-contract.ts';
import { readFairness } from '@rafiq/shared/leads/fairness-contract.ts';
import { publishPolicy, readPolicy } from '@rafiq/shared/leads/policy-contract.ts';
import type { Rule } from '@rafiq/shared/leads/policy-rule.ts';
import type { Partner } from '@rafiq/shared/partners/contract.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documents, tableName } from '#functions/kernel/dynamo.ts';
import { newId } from '#functions/kernel/id.ts';
import type { TestAnswer } from '../../test/fixtures/call.ts';
import { placeWaiting } from '../../test/fixtures/place-waiting.ts';
import { plainPartner } from '../../test/fixtures/plain-partner.ts';
import { system } from '../../test/fixtures/world/cast.ts';
import { rule as plainRule } from '../../test/fixtures/placement-facts.ts';
import { sentCommands } from '../../test/fixtures/sent-commands.ts';
import { startTestApi, type TestApi } from '../../test/fixtures/test-api.ts';
import { returnToDistribution } from './domain/answer-offer.ts';
import { placeLead } from './place-lead.ts';
import { saveLead } from './save-lead.ts';
import { findLead, findNewestDecision } from './store/lead-store.ts';
import { ruleScope } from './domain/distribution/turns.ts';
import { readStandings } from './store/standings.ts';

let api: TestApi;
const partners: Partner[] = [];
const gold = () => partners[0] as Partner;
const silver = () => partners[2] as Partner;

const addPartner = (name: string, tier: Partner['tier'], weight: number, place = {}): Promise<Partner> =>
  plainPartner({ name, tier, weight, country: 'AE', ...place });

const joinAs = (subject: string, organisation: string) =>
  api.join(subject, { organisation, role: 'partner-admin' });

beforeAll(async () => {
  api = await startTestApi();
  partners.push(
    await addPartner('Al Manara Systems', 'gold', 1),
    await addPartner('Gulf Networks', 'gold', 1, { address: { subdivision: 'Dubai' } }),
    await addPartner('Dune Systems', 'silver', 2, { address: { subdivision: 'Abu Dhabi' } }),
  );
  await api.join('operations', { organisation: 'vendor', role: 'channel-operations' });
  await joinAs('gold', gold().id);
  await joinAs('silver', silver().id);
});
afterAll(() => api.stop());

const as: TestApi['as'] = (...asked) => api.as(...asked);

/** A rule as the portal makes one: under an id nobody has had. */
const rule = (over: Partial<Rule>): Rule => plainRule(0, { id: newId('rule'), name: 'Everything', ...over });
async function publish(rules: Rule[]): Promise<TestAnswer> {
  const { body } = await as('operations', readPolicy);
  return as('operations', publishPolicy, {
    body: { ...(body['document'] as object), rules },
    headers: { 'if-match': `"${String(body['version'])}"` },
  });
}

const consent = { given: true, basis: 'consent', source: 'web form', date: '2026-11-20' } as const;
async function submit(company: Record<string, unknown> = {}): Promise<string> {
  const { body } = await as('operations', contract.submitLead, {
    body: {
      company: { name: `Noor ${newId('lead')}`, country: 'AE', ...company },
      consentToShare: consent,
      consentToContact: consent,
    },
  });
  return String(body['id']);
}
const holderOf = ({ state }: Awaited<ReturnType<typeof placeWaiting>>) =>
  state.substatus === 'offered' ? state.partnerId : state.substatus;

describe('a policy with rules', () => {
  test('of which there are far too many is refused by its field, however long it is', async () => {
    const many = Array.from({ length: 10_000 }, (_, n) => rule({ id: newId('rule'), name: `Rule ${n}` }));
    const refused = await publish(many);
    expect([refused.status, refused.body['errors']]).toMatchObject([
      400,
      [{ pointer: '/rules', code: 'too-many' }],
    ]);
    expect((await as('operations', readPolicy)).body['version']).toBe(1);
  });

  test('that is longer than most is read for those alone who may publish it', async () => {
    const long = { body: `["${'x'.repeat(2_000_000)}"`, headers: { 'if-match': '"1"' } };
    const codes = ['gold', 'operations'].map(
      async (who) => (await as(who, publishPolicy, long)).body['code'],
    );
    expect(await Promise.all(codes)).toEqual(['forbidden', 'malformed-json']);
  });

  test('that name nobody known is refused, with the place of each', async () => {
    const stranger = newId('partner');
    const refused = await publish([
      rule({ strategy: { kind: 'direct', partnerId: stranger } }),
      rule({
        when: [{ field: 'productId', operator: 'is-one-of', values: [newId('product')] }],
        among: { tiers: [], kinds: [], partners: [gold().id, stranger] },
      }),
    ]);
    expect([refused.status, refused.body['code']]).toEqual([422, 'unknown-reference']);
    expect((refused.body['errors'] as { pointer: string }[]).map(({ pointer }) => pointer)).toEqual([
      '/rules/0/strategy/partnerId',
      '/rules/1/among/partners/1',
      '/rules/1/when/0/values/0',
    ]);
    expect((await as('operations', readPolicy)).body['version']).toBe(1);
  });

  test('shares leads by weight, counts the turns with the rule, and tells the vendor which', async () => {
    const everyone = rule({ name: 'By weight' });
    expect((await publish([everyone])).status).toBe(200);
    const leads: Awaited<ReturnType<typeof placeWaiting>>[] = [];
    for (let index = 0; index < 8; index += 1) leads.push(await placeWaiting(await submit()));
    const turns = partners.map(({ id }) => leads.filter((lead) => holderOf(lead) === id).length);
    expect(turns).toEqual([2, 2, 4]);
    const counted = await readStandings(ruleScope(everyone.id, 'AE'));
    expect(partners.map(({ id }) => counted.get(id)?.assigned)).toEqual([2, 2, 4]);
    expect([...(await readStandings('AE')).values()].filter(({ assigned }) => assigned > 0)).toEqual([]);

    const even = await as('operations', readFairness, { query: { country: 'AE', ruleId: everyone.id } });
    expect(even.body).toMatchObject({
      rule: { id: everyone.id, name: 'By weight' },
      strategy: 'fair-share',
      fairness: 1,
      reason: { code: 'fairness.next' },
    });
    const [next] = even.body['partners'] as { partnerId: string; level: number }[];
    expect(even.body['next']).toMatchObject({ partnerId: next?.partnerId });
    expect(holderOf(await placeWaiting(await submit()))).toBe(next?.partnerId);
    const unknown = await as('operations', readFairness, { query: { country: 'AE', ruleId: newId('rule') } });
    expect([unknown.status, unknown.body['errors']]).toMatchObject([422, [{ pointer: '/ruleId' }]]);

    const lead = leads[0];
    if (lead?.state.substatus !== 'offered') throw new Error('not offered');
    const told = await as('operations', explainLead, { params: { leadId: lead.id } });
    expect(told.body).toMatchObject({
      rule: { id: everyone.id, name: 'By weight' },
      strategy: 'fair-share',
      reason: { code: 'placement.ruled-fair-share' },
    });
    expect(JSON.stringify(lead.why)).not.toContain('By weight');
  });

  test('places many at once without losing or doubling a turn', async () => {
    const busy = rule({ name: 'At once' });
    await publish([busy]);
    const ids = await Promise.all(Array.from({ length: 8 }, () => submit()));
    const settle = async (id: string): Promise<Awaited<ReturnType<typeof placeWaiting>>> => {
      try {
        return await placeWaiting(id);
      } catch {
        // Eight workers for three partners give up now and then; the stream brings the lead again.
        return settle(id);
      }
    };
    const leads = await Promise.all(ids.map(settle));
    const counted = await readStandings(ruleScope(busy.id, 'AE'));
    expect(partners.map(({ id }) => counted.get(id)?.assigned)).toEqual(
      partners.map(({ id }) => leads.filter((lead) => holderOf(lead) === id).length),
    );
    expect(leads.map(({ state }) => state.substatus)).toEqual(Array(8).fill('offered'));
  });

  test('offers in a cascade, by its own clock, and opens the pool to those it considers', async () => {
    await publish([
      rule({
        name: 'Gold first',
        among: { tiers: ['gold'], kinds: [], partners: [gold().id, silver().id] },
        strategy: { kind: 'cascade', ranking: { by: 'fair-share' }, most: 1, acceptHours: 0.5, next: 'pool' },
      }),
    ]);
    const lead = await placeWaiting(await submit());
    if (lead.state.substatus !== 'offered') throw new Error(lead.state.substatus);
    expect(lead.state.partnerId).toBe(gold().id);
    expect(lead.placement).toMatchObject({ code: 'placement.cascade', params: { place: 1, most: 1 } });
    const declined = await as('gold', contract.declineOffer, {
      params: { offerId: lead.state.offerId },
      body: { reason: 'unable-to-support' },
    });
    expect(declined.status).toBe(200);
    // Nobody of those it considers is left, so there is nobody to open the pool to.
    expect(holderOf(await placeWaiting(lead.id))).toBe('unplaced');

    await publish([
      rule({
        name: 'Open to gold',
        among: { tiers: ['gold'], kinds: [], partners: [] },
        strategy: { kind: 'pool' },
      }),
    ]);
    const pooled = await placeWaiting(await submit());
    expect(pooled.state.substatus).toBe('pooled');
    const seen = async (who: string) =>
      ((await as(who, contract.listPool)).body['items'] as { leadId: string }[]).map(({ leadId }) => leadId);
    expect([await seen('gold'), await seen('silver')]).toEqual([[pooled.id], []]);
    const claim = (who: string) => as(who, contract.claimLead, { params: { leadId: pooled.id }, body: {} });
    expect((await claim('silver')).body['code']).toBe('not-found');
    expect((await claim('gold')).status).toBe(200);
    // Taken or not: it was never in this partner's pool.
    expect((await claim('silver')).body['code']).toBe('not-found');
  });

  test('finds the nearest, wherever partners stand in the order of turns', async () => {
    await publish([
      rule({ name: 'Nearest', strategy: { kind: 'ranked', ranking: { by: 'nearest', maxKm: 60 } } }),
    ]);
    const lead = await placeWaiting(await submit({ subdivision: 'Abu Dhabi' }));
    expect(holderOf(lead)).toBe(silver().id);
    const told = await as('operations', explainLead, { params: { leadId: lead.id } });
    expect(told.body['candidates']).toMatchObject([{ partnerId: silver().id, distanceKm: 0 }]);
    expect(told.body['steps']).toContainEqual(expect.objectContaining({ step: 'distance', ruledOut: 2 }));
  });

  test('costs no request more than one without', async () => {
    await publish([rule({ name: 'Counted' })]);
    await placeWaiting(await submit());
    const pending = await findLead(await submit());
    if (pending === undefined) throw new Error('not recorded');
    const { sent, stop } = sentCommands();
    await placeLead(pending, system());
    stop();
    expect(sent.length).toBeLessThanOrEqual(3);
  });

  test('lets somebody new to a rule begin at the average, not at zero', async () => {
    const shared = rule({ name: 'With a newcomer' });
    await publish([shared]);
    for (let index = 0; index < 8; index += 1) await placeWaiting(await submit());
    const newcomer = await addPartner('Oasis Networks', 'registered', 1);
    const next = [];
    for (let index = 0; index < 10; index += 1) next.push(holderOf(await placeWaiting(await submit())));
    expect(next.filter((id) => id === newcomer.id)).toHaveLength(2);
    const counted = await readStandings(ruleScope(shared.id, 'AE'));
    expect(counted.get(newcomer.id)?.assigned).toBe(4);
  });
});

describe('a decision', () => {
  const again = async (leadId: string) => (await as('operations', replayLead, { params: { leadId } })).body;

  test('comes out the same byte for byte, whatever rule made it and whatever has changed since', async () => {
    const strategies: Rule['strategy'][] = [
      { kind: 'direct', partnerId: silver().id },
      { kind: 'ranked', ranking: { by: 'fair-share' } },
      { kind: 'ranked', ranking: { by: 'nearest', maxKm: 500 } },
      {
        kind: 'ranked',
        ranking: {
          by: 'best-fit',
          weights: { acceptanceRate: 3, responseTime: 1, winRate: 2, specialisation: 1, distance: 4 },
        },
      },
      { kind: 'pool' },
      { kind: 'cascade', ranking: { by: 'fair-share' }, most: 2, acceptHours: 1, next: 'unplaced' },
    ];
    const leads: string[] = [];
    for (const strategy of strategies) {
      await publish([rule({ name: strategy.kind, strategy, prefer: ['gold'] })]);
      for (let index = 0; index < 2; index += 1) {
        const leadId = await submit({ subdivision: 'Dubai' });
        await placeWaiting(leadId);
        leads.push(leadId);
      }
    }
    await publish([]);
    await addPartner('Late Systems', 'gold', 3);
    for (const leadId of leads) {
      const told = await again(leadId);
      expect(told).toMatchObject({ verdict: 'equal', text: expect.stringContaining('byte for byte') });
      const explained = await as('operations', explainLead, { params: { leadId } });
      const candidates = told['candidates'] as unknown[];
      expect(candidates).toEqual(explained.body['candidates']);
      expect(told['candidateCount']).toBe(candidates.length);
      // What was kept of it is told beside.
      const { id, candidates: best, ...kept } = explained.body as { id: string; candidates: unknown[] };
      expect(told).toMatchObject({ ...kept, decisionId: id });
      const { outcome } = explained.body as { outcome: string };
      expect(told['chosenPartnerId']).toBe(
        outcome === 'offered' ? (best[0] as { partnerId: string }).partnerId : null,
      );
    }
  });

  test('names everybody, with the step that ruled each out, and is had in parts', async () => {
    await publish([rule({ name: 'Gold alone', among: { tiers: ['gold'], kinds: [], partners: [] } })]);
    const placed = await placeWaiting(await submit());
    await publish([]);
    const part = async (query: Record<string, string>) =>
      replay.parse((await as('operations', replayLead, { params: { leadId: placed.id }, query })).body);
    const whole = await part({});
    const named = whole.ruledOut.map(({ partnerId, step, text }) => [partnerId, step, text]);
    expect(named).toContainEqual([silver().id, 'among', 'Not among those the rule considers']);
    for (const { step, ruledOut } of whole.steps)
      expect([step, whole.ruledOut.filter((one) => one.step === step).length]).toEqual([step, ruledOut]);
    expect(whole.candidateCount).toBeGreaterThan(0);
    expect(whole.ruledOutCount).toBe(whole.ruledOut.length);
    expect(whole.candidateCount + whole.ruledOutCount).toBe(whole.steps[0]?.before);
    const parts = [];
    for (let from = 0; from < whole.candidateCount + whole.ruledOutCount + 2; from += 2)
      parts.push(await part({ from: String(from), limit: '2' }));
    expect(parts.flatMap(({ candidates }) => candidates)).toEqual(whole.candidates);
    expect(parts.flatMap(({ ruledOut }) => ruledOut)).toEqual(whole.ruledOut);
    expect(parts.map(({ candidates, ruledOut }) => candidates.length + ruledOut.length).slice(0, -2)).toEqual(
      parts.slice(0, -2).map(() => 2),
    );
    const tooMuch = await as('operations', replayLead, {
      params: { leadId: placed.id },
      query: { limit: '1001' },
    });
    expect(tooMuch.status).toBe(400);
  });

  test('of an engine that is no more, what was kept of it is told, and nobody', async () => {
    const { id: leadId } = await placeWaiting(await submit());
    const item = await findNewestDecision(leadId);
    if (item === undefined) throw new Error('gone');
    const Item = { ...item, trace: { ...(item['trace'] as object), engineVersion: '1' } };
    await documents.send(new PutCommand({ TableName: tableName(), Item }));
    expect(await again(leadId)).toMatchObject({
      verdict: 'other-engine',
      engineVersion: '1',
      candidates: [],
      candidateCount: 0,
      ruledOut: [],
      ruledOutCount: 0,
    });
  });

  test('on the policy’s own strategy, and after a refusal, comes out the same too', async () => {
    await publish([]);
    const lead = await placeWaiting(await submit());
    if (lead.state.substatus !== 'offered') throw new Error(lead.state.substatus);
    expect((await again(lead.id))['verdict']).toBe('equal');
    await saveLead(
      system(),
      {
        before: lead,
        after: returnToDistribution(lead, lead.state.partnerId, new Date().toISOString()),
        happened: 'offer-expired',
        answered: { status: 'expired', reason: null },
      },
      null,
    );
    const next = await placeWaiting(lead.id);
    expect(next.hops).toBe(2);
    expect((await again(lead.id))['verdict']).toBe('equal');
  });

  test('is not there to be made again before it was made', async () => {
    const leadId = await submit();
    expect((await as('operations', replayLead, { params: { leadId } })).status).toBe(404);
    expect((await as('gold', replayLead, { params: { leadId } })).status).toBe(403);
  });
});

test('a lead that has left the pool is refused alike whoever has it, and is nothing to whoever joined later', async () => {
  await publish([rule({ strategy: { kind: 'pool' } })]);
  const { id: leadId } = await placeWaiting(await submit());
  const claim = async (who: string) => {
    const { status, body } = await as(who, contract.claimLead, { params: { leadId }, body: {} });
    return [status, body['code'], body['detail']];
  };
  expect((await claim('gold'))[0]).toBe(200);
  const taken = await claim('silver');
  expect(taken.slice(0, 2)).toEqual([409, 'lead-already-claimed']);
  await as('operations', contract.withdrawLead, { params: { leadId }, body: { reason: 'conflict' } });
  expect((await findLead(leadId))?.state.substatus).toBe('pending');
  expect(await claim('silver')).toEqual(taken);
  await joinAs('late', (await addPartner('Late Systems', 'gold', 1)).id);
  expect((await claim('late')).slice(0, 2)).toEqual([404, 'not-found']);
});
