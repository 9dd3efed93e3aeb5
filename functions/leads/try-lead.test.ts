/** Trying a draft on one lead, against the real database: the trace a placement would leave, and nothing written. */
import type { PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import type { Rule } from '@rafiq/shared/leads/policy-rule.ts';
import { tryLead, triedLead, type LeadToTry } from '@rafiq/shared/leads/try-contract.ts';
import type { Partner } from '@rafiq/shared/partners/contract.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#functions/kernel/id.ts';
import { createPartner } from '#functions/partners/index.ts';
import { call, type TestAnswer } from '../../test/fixtures/call.ts';
import { startTestDatabase, type TestDatabase } from '../../test/fixtures/database.ts';
import { startTestIssuer, type TestIssuer } from '../../test/fixtures/issuer.ts';
import { addMember } from '../../test/fixtures/people.ts';
import { rule as plainRule } from '../../test/fixtures/placement-facts.ts';
import { digestOf, readState } from '../../test/fixtures/table-state.ts';
import { system } from '../../test/fixtures/world/cast.ts';
import { handler } from './decisions-api.ts';
import { shippedPolicy } from './domain/distribution/shipped-policy.ts';
import { findLead, findNewestDecision } from './store/lead-store.ts';
import { parseDecision } from './store/decisions.ts';
import { placeLead } from './place-lead.ts';
import { submitLead } from './submit-lead.ts';

let database: TestDatabase;
let issuer: TestIssuer;
let near: Partner;
let far: Partner;
const tokens = new Map<string, string>();

beforeAll(async () => {
  [database, issuer] = await Promise.all([startTestDatabase(), startTestIssuer()]);
  const plain = { kind: 'reseller', tier: 'gold', weight: 1, country: 'AE', specialisations: {} } as const;
  const add = async (name: string, subdivision: string, maxOpen?: number) =>
    (
      await createPartner(
        { ...plain, tags: [], name, address: { subdivision }, capacity: { maxOpen } },
        system(),
        newId,
      )
    ).partner;
  near = await add('Al Manara Systems', 'Dubai', 3);
  far = await add('Gulf Networks', 'Abu Dhabi');
  for (const [subject, organisation, role] of [
    ['operations', 'vendor', 'channel-operations'],
    ['manager', 'vendor', 'channel-manager'],
    ['seller', near.id, 'partner-admin'],
  ] as const) {
    await addMember(subject, { organisation, role });
    tokens.set(subject, await issuer.accessToken(subject));
  }
});
afterAll(() => Promise.all([database.stop(), issuer.stop()]));

const rule = (over: Partial<Rule>): Rule => plainRule(0, { id: newId('rule'), name: 'All', ...over });
const drafted = (...rules: Rule[]): PolicyDocument => ({ ...shippedPolicy, rules });
const ask = (document: PolicyDocument, lead: unknown, who = 'operations'): Promise<TestAnswer> =>
  call(handler, { route: tryLead, token: tokens.get(who), body: { document, lead } });
async function tried(document: PolicyDocument, lead: LeadToTry) {
  const { status, body } = await ask(document, lead);
  expect([status, body['code']]).toEqual([200, undefined]);
  return triedLead.parse(body);
}
const facts = (over: Partial<LeadToTry['facts']> = {}) => ({
  facts: { country: 'AE', valueBand: 'unknown', ...over } as const,
});
const pointers = ({ body }: TestAnswer) =>
  (body['errors'] as { pointer: string; code: string }[]).map(({ pointer, code }) => [pointer, code]);

const consent = { given: true, basis: 'consent', source: 'test', date: '2026-11-20' } as const;
async function submitted(given = true): Promise<string> {
  const consents = { consentToShare: { ...consent, given }, consentToContact: consent };
  const { lead } = await submitLead(
    {
      company: { name: 'Noor', country: 'AE', subdivision: 'Dubai' },
      valueBand: 'unknown',
      source: {},
      ...consents,
    },
    system(),
  );
  return lead.id;
}

describe('a draft is tried', () => {
  test('on facts that were typed, and says which rule placed the lead and why', async () => {
    const only = rule({
      name: 'Retail',
      when: [{ field: 'industry', operator: 'is-one-of', values: ['Retail'] }],
      strategy: { kind: 'direct', partnerId: far.id },
    });
    const met = await tried(drafted(only), facts({ industry: 'retail' }));
    expect(met).toMatchObject({
      rule: { id: only.id, name: 'Retail' },
      strategy: 'direct',
      outcome: 'offered',
      partner: { id: far.id, name: 'Gulf Networks' },
      policyVersion: 2,
      withoutConsent: false,
      reason: { code: 'placement.direct', text: 'Rule “Retail” gives it to Gulf Networks.' },
    });
    expect(met.steps.map(({ step, ruledOut }) => [step, ruledOut])).toContainEqual(['among', 1]);
    const unmet = await tried(drafted(only), facts({ industry: 'health' }));
    expect(unmet).toMatchObject({ rule: null, strategy: 'fair-share' });
    expect(unmet.candidates.map(({ partnerId }) => partnerId).sort()).toEqual([near.id, far.id].sort());
  });

  test('by distance, with the gazetteer', async () => {
    const nearest = rule({ strategy: { kind: 'ranked', ranking: { by: 'nearest', maxKm: null } } });
    for (const [subdivision, first] of [
      ['Dubai', near],
      ['Abu Dhabi', far],
    ] as const) {
      const { partner, candidates } = await tried(drafted(nearest), facts({ subdivision }));
      expect([partner?.id, candidates[0]?.distanceKm, candidates.length]).toEqual([first.id, 0, 2]);
    }
  });

  test('and where nobody may get it, says so', async () => {
    expect(await tried(drafted(), facts({ country: 'BR' }))).toMatchObject({
      outcome: 'unplaced',
      partner: null,
      reason: { code: 'unplaced.nobody-serves', text: 'No active partner serves Brazil.' },
    });
    expect(await tried(drafted(), { facts: { valueBand: 'unknown' } })).toMatchObject({
      reason: { code: 'unplaced.no-country' },
    });
  });
});

describe('a lead of the vendor', () => {
  test('gets the very trace that its placement leaves, and nothing is written by trying', async () => {
    const leadId = await submitted();
    const before = digestOf(await readState(database));
    const told = await tried(shippedPolicy, { leadId });
    expect(digestOf(await readState(database))).toBe(before);
    const lead = await findLead(leadId);
    const item = lead && (await placeLead(lead, system()), await findNewestDecision(leadId));
    const { trace } = parseDecision(item ?? {});
    expect(told.candidates).toEqual(trace.candidates);
    expect(told.steps.map(({ text: _, ...step }) => step)).toEqual(trace.steps);
    expect({ ...trace.reason }).toEqual({ code: told.reason.code, params: told.reason.params });
  });

  test('is tried as if nobody had been offered it, wherever it stands', async () => {
    const leadId = await submitted();
    const lead = await findLead(leadId);
    if (lead) await placeLead(lead, system());
    const { candidates } = await tried(shippedPolicy, { leadId });
    expect(candidates).toHaveLength(2);
  });

  test('that may not be shared says so beside the trace', async () => {
    expect(await tried(shippedPolicy, { leadId: await submitted(false) })).toMatchObject({
      withoutConsent: true,
      outcome: 'offered',
    });
  });
});

describe('refused is', () => {
  test('what does not exist, each at its place', async () => {
    const [stranger, product] = [newId('partner'), newId('product')];
    const document = drafted(rule({ strategy: { kind: 'direct', partnerId: stranger } }));
    expect(pointers(await ask(document, { leadId: newId('lead') }))).toEqual([
      ['/document/rules/0/strategy/partnerId', 'unknown-reference'],
      ['/lead/leadId', 'unknown-reference'],
    ]);
    expect(pointers(await ask(drafted(), facts({ productId: product })))).toEqual([
      ['/lead/facts/productId', 'unknown-reference'],
    ]);
  });

  test('a lead that is none, or two at once', async () => {
    expect(pointers(await ask(drafted(), {}))).toEqual([['/lead/leadId', 'required']]);
    expect(pointers(await ask(drafted(), { leadId: newId('lead'), ...facts() }))).toEqual([
      ['/lead/leadId', 'required'],
    ]);
    expect(pointers(await ask(drafted(), { facts: { country: 'Nowhere' } }))[0]?.[0]).toBe(
      '/lead/facts/country',
    );
  });

  test('whoever may not publish a policy', async () => {
    for (const who of ['manager', 'seller']) expect((await ask(drafted(), facts(), who)).status).toBe(403);
  });
});
