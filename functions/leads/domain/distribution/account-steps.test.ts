/** The steps that look at the account: the first that names somebody who may be offered the lead decides. */
import { policyDocument, type PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { at, candidate, lead, rule } from '../../../../test/fixtures/placement-facts.ts';
import type { Lead } from '../lead.ts';
import type { AccountFacts } from './account-steps.ts';
import { indexCandidates, type Candidate } from './candidate.ts';
import { climbLadder, type Ladder } from './ladder.ts';
import { engineVersion, place, type Load, type PlacementFacts } from './place.ts';
import { recordFacts } from './recorded-facts.ts';
import { replayDecision } from './replay.ts';
import { shippedPolicy } from './shipped-policy.ts';

const atMs = Date.parse(at);
const later = '2026-12-23T09:00:00.000Z';
const nothing: AccountFacts = {
  ownerPartnerId: null,
  protections: [],
  servingPartnerIds: [],
  productFamily: null,
};
const of = (over: Partial<AccountFacts>): AccountFacts => ({ ...nothing, ...over });
const allOn: PolicyDocument = {
  ...shippedPolicy,
  steps: { ...shippedPolicy.steps, namedAccount: true, protectedDeal: true, servingPartner: true },
};
const without = (document: PolicyDocument, ...off: (keyof PolicyDocument['steps'])[]): PolicyDocument => ({
  ...document,
  steps: { ...document.steps, ...Object.fromEntries(off.map((step) => [step, false])) },
});
const elsewhere = { territories: [{ country: 'BR' }] };
const timeOff = [{ id: 'toff_1', from: '2026-11-20', to: '2026-11-25', note: null }];
const partners = [
  candidate('a'),
  candidate('b'),
  candidate('owner', elsewhere),
  candidate('deal', elsewhere),
  candidate('old', elsewhere),
  candidate('won', elsewhere),
];
const known = of({
  ownerPartnerId: 'owner',
  protections: [{ partnerId: 'deal', productFamily: null, until: later }],
  servingPartnerIds: ['old', 'won'],
});
const climb = (
  account: AccountFacts | undefined,
  document = allOn,
  theLead = lead(),
  all: readonly Candidate[] = partners,
): Ladder =>
  climbLadder(theLead, indexCandidates({ version: 1, partners: all }), document, atMs, { account });
const ids = ({ remaining }: Ladder) => remaining.map(({ id }) => id);
const factsOf = (over: Partial<PlacementFacts> = {}): PlacementFacts => ({
  lead: lead(),
  index: indexCandidates({ version: 1, partners }),
  policy: { version: 2, document: allOn },
  standings: new Map(),
  loads: new Map(),
  at,
  ...over,
});
const full: Load = { open: 9, newOn: () => 9 };
const capped = { ...elsewhere, capacity: { maxOpen: 9, maxPerDay: null } };

describe('of the three steps', () => {
  test.each([
    [[], 'named-account', ['owner']],
    [['namedAccount'], 'protected-deal', ['deal']],
    [['namedAccount', 'protectedDeal'], 'serving-partner', ['old', 'won']],
    [['namedAccount', 'protectedDeal', 'servingPartner'], null, ['a', 'b']],
  ] as const)('without %j decides %s', (off, decides, left) => {
    const ladder = climb(known, without(allOn, ...off));
    expect([ladder.decidedBy, ids(ladder)]).toEqual([decides, [...left]]);
  });

  test('each lets the next decide where the partner it names has refused, is out of play or unknown', () => {
    const refused = (...refusedBy: string[]) => climb(known, allOn, lead({}, { refusedBy })).decidedBy;
    expect(refused('owner')).toBe('protected-deal');
    expect(refused('owner', 'deal')).toBe('serving-partner');
    expect(refused('owner', 'deal', 'old', 'won')).toBeNull();
    expect(climb(known, { ...allOn, excludedPartners: ['owner'] }).decidedBy).toBe('protected-deal');
    for (const over of [{ weight: 0 }, { status: 'suspended' }, { status: 'terminated' }] as const) {
      const all = partners.map((one) => (one.id === 'owner' ? { ...one, ...over } : one));
      expect(climb(known, allOn, lead(), all).decidedBy).toBe('protected-deal');
    }
    expect(climb(of({ ownerPartnerId: 'gone', servingPartnerIds: ['old'] })).decidedBy).toBe(
      'serving-partner',
    );
  });

  test('none is asked about a lead without an account, or one that says nothing', () => {
    for (const account of [undefined, nothing]) {
      const ladder = climb(account);
      expect([ladder.decidedBy, ladder.account, ids(ladder)]).toEqual([null, null, ['a', 'b']]);
      expect(ladder.steps).toEqual(climb(undefined, shippedPolicy).steps);
    }
  });

  test('one whose partner is away does not decide, unless nobody asks who is away', () => {
    const all = partners.map((one) => (one.id === 'owner' ? { ...one, timeOff } : one));
    expect(climb(known, allOn, lead(), all).decidedBy).toBe('protected-deal');
    expect(climb(known, without(allOn, 'availability'), lead(), all).decidedBy).toBe('named-account');
    const some = partners.map((one) => (one.id === 'old' ? { ...one, timeOff } : one));
    const ladder = climb(of({ servingPartnerIds: ['old', 'won'] }), allOn, lead(), some);
    expect([ladder.decidedBy, ids(ladder)]).toEqual(['serving-partner', ['won']]);
    expect(ladder.steps.slice(1)).toEqual([
      { step: 'serving-partner', before: 6, ruledOut: 4 },
      { step: 'availability', before: 2, ruledOut: 1 },
    ]);
  });

  test('those that were asked and did not decide are told, with nobody ruled out', () => {
    const { steps } = climb(known, allOn, lead({}, { refusedBy: ['owner'] }));
    expect(steps).toEqual([
      { step: 'exclusion', before: 6, ruledOut: 1 },
      { step: 'named-account', before: 5, ruledOut: 0 },
      { step: 'protected-deal', before: 5, ruledOut: 4 },
      { step: 'availability', before: 1, ruledOut: 0 },
    ]);
  });
});

test('a protection holds until it ends, for its own family of products or for all', () => {
  const deal = (until: string, productFamily: string | null, family: string | null) =>
    climb(of({ protections: [{ partnerId: 'deal', productFamily, until }], productFamily: family }))
      .decidedBy;
  expect(deal(later, null, null)).toBe('protected-deal');
  expect(deal(later, 'GTX', 'GTX')).toBe('protected-deal');
  expect(deal(later, 'GTX', 'MG')).toBeNull();
  expect(deal(later, 'GTX', null)).toBeNull();
  expect(deal(at, null, null)).toBeNull();
  expect(deal('2026-11-23T09:00:00.001Z', null, null)).toBe('protected-deal');
});

describe('a placement', () => {
  test('tells the vendor of the account, and the partner nothing but its own relation', () => {
    const { outcome, trace, decidedBy } = place(
      factsOf({ account: of({ servingPartnerIds: ['old', 'won'] }) }),
    );
    expect(decidedBy).toBe('serving-partner');
    expect(trace.reason).toEqual({
      code: 'placement.serving-partner',
      params: { partner: 'Partner old', candidates: 2 },
    });
    expect(outcome).toMatchObject({
      kind: 'offered',
      partner: { id: 'old' },
      why: { code: 'why.serving-partner', params: {} },
    });
    expect(trace.candidates.map(({ partnerId }) => partnerId)).toEqual(['old', 'won']);
  });

  test('of a lead that nobody knows the country of goes to the owner all the same', () => {
    const { outcome } = place(factsOf({ lead: lead({ country: null }), account: known }));
    expect(outcome).toMatchObject({ kind: 'offered', partner: { id: 'owner' } });
  });

  test('is an offer where a rule or the policy would have pooled it, and however far the partner is', () => {
    const far = { by: 'nearest', maxKm: 1 } as const;
    for (const document of [
      { ...allOn, strategy: 'pool' as const },
      { ...allOn, rules: [rule(1, { strategy: { kind: 'pool' } })] },
      { ...allOn, rules: [rule(1, { strategy: { kind: 'direct', partnerId: 'a' } })] },
      { ...allOn, rules: [rule(1, { strategy: { kind: 'ranked', ranking: far } })] },
      { ...allOn, rules: [rule(1, { among: { tiers: [], kinds: [], partners: ['a'] } })] },
    ]) {
      const { outcome, trace } = place(
        factsOf({ policy: { version: 2, document }, account: known, distanceTo: () => 999 }),
      );
      expect(outcome).toMatchObject({ kind: 'offered', partner: { id: 'owner' } });
      expect(['fair-share', 'nearest']).toContain(trace.strategy);
      expect(place(factsOf({ policy: { version: 2, document } })).outcome).not.toMatchObject({
        partner: { id: 'owner' },
      });
    }
  });

  test('goes on where the owner has no room, and says who was asked', () => {
    const all = partners.map((one) =>
      one.id === 'owner' || one.id === 'deal' ? { ...one, ...capped } : one,
    );
    const index = indexCandidates({ version: 1, partners: all });
    const loads = new Map([['owner', full]]);
    const next = place(factsOf({ index, loads, account: known }));
    expect(next.decidedBy).toBe('protected-deal');
    const both = place(factsOf({ index, loads: new Map([...loads, ['deal', full]]), account: known }));
    expect(both.outcome).toMatchObject({ partner: { id: 'old' } });
    const only = of({ ownerPartnerId: 'owner' });
    expect(place(factsOf({ index, loads, account: only })).outcome).toMatchObject({ partner: { id: 'a' } });
    const unasked = { version: 2, document: without(allOn, 'capacity') };
    expect(place(factsOf({ index, loads, account: known, policy: unasked })).decidedBy).toBe('named-account');
  });

  test('ends at the hop limit, whoever owns the account', () => {
    const { outcome } = place(factsOf({ lead: lead({}, { hops: 5 }), account: known }));
    expect(outcome.kind).toBe('unplaced');
  });

  test('does not count an offer for the account as one of a cascade', () => {
    const cascade = rule(1, {
      strategy: { kind: 'cascade', ranking: { by: 'fair-share' }, most: 1, acceptHours: null, next: 'pool' },
    });
    const after = (more: Partial<Lead>) =>
      place(
        factsOf({
          lead: lead({}, { hops: 1, refusedBy: ['owner'], ...more }),
          policy: { version: 2, document: { ...allOn, rules: [cascade] } },
          account: of({ ownerPartnerId: 'owner' }),
        }),
      );
    expect(after({ accountOffers: 1 }).trace.reason).toMatchObject({
      code: 'placement.cascade',
      params: { place: 1, most: 1 },
    });
    expect(after({}).outcome.kind).toBe('pooled');
  });
});

test('what was recorded of the account gives the same decision, and without it another', () => {
  const all = partners.map((one) => (one.id === 'owner' ? { ...one, ...capped } : one));
  const index = indexCandidates({ version: 4, partners: all });
  const gathered = {
    lead: lead(),
    standings: new Map(),
    loads: new Map([['owner', full]]),
    account: known,
    at,
  };
  const placement = place({ ...gathered, index, policy: { version: 2, document: allOn } });
  const ladder = climbLadder(gathered.lead, index, allOn, atMs, { account: known, full: new Set(['owner']) });
  const facts = recordFacts(ladder, gathered);
  expect(facts).toMatchObject({ account: known, loads: [{ partnerId: 'owner', open: 9, newToday: 9 }] });
  const again = (over: Partial<typeof facts>) =>
    replayDecision(
      { at, trace: placement.trace, facts: { ...facts, ...over } },
      lead({}, { hops: 3, refusedBy: ['deal'], accountOffers: 2 }),
      { index, document: allOn },
      JSON.stringify,
    ).verdict;
  expect(placement.trace.engineVersion).toBe(engineVersion);
  expect(again({})).toBe('equal');
  expect(again({ loads: [] })).toBe('different');
  expect(again({ account: undefined })).toBe('different');
});

test('what no step looked at is not recorded', () => {
  const gathered = { lead: lead(), standings: new Map(), loads: new Map(), at };
  const off = without(allOn, 'namedAccount', 'protectedDeal', 'servingPartner');
  expect(Object.keys(recordFacts(climb(known, off), gathered))).not.toContain('account');
  expect(Object.keys(recordFacts(climb(nothing), gathered))).not.toContain('account');
});

test('a policy published before the steps were asked decides as it did', () => {
  const { namedAccount: _, protectedDeal: __, servingPartner: ___, ...steps } = shippedPolicy.steps;
  const document = policyDocument.parse({ ...shippedPolicy, steps });
  expect(document.steps).toMatchObject({ namedAccount: false, protectedDeal: false, servingPartner: false });
  const policy = { version: 2, document };
  expect(place(factsOf({ policy, account: known }))).toEqual(place(factsOf({ policy })));
});

describe('whatever is known of an account', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  const someone = fc.constantFrom(...names, 'gone');
  const world = fc.record({
    partners: fc.tuple(
      ...names.map((id) =>
        fc
          .record({
            weight: fc.constantFrom(0, 1, 2),
            territories: fc.constantFrom([{ country: 'AE' }], [{ country: 'BR' }]),
            timeOff: fc.constantFrom([], timeOff),
            capacity: fc.constantFrom({ maxOpen: null, maxPerDay: null }, { maxOpen: 9, maxPerDay: null }),
          })
          .map((over) => candidate(id, over)),
      ),
    ),
    account: fc.record({
      ownerPartnerId: fc.option(someone),
      protections: fc.array(
        fc.record({
          partnerId: someone,
          productFamily: fc.constantFrom(null, 'GTX', 'MG'),
          until: fc.constantFrom(at, later),
        }),
        { maxLength: 3 },
      ),
      servingPartnerIds: fc.array(someone, { maxLength: 4 }),
      productFamily: fc.constantFrom(null, 'GTX'),
    }),
    refusedBy: fc.subarray(names),
    fullOnes: fc.subarray(names),
    steps: fc.record({
      namedAccount: fc.boolean(),
      protectedDeal: fc.boolean(),
      servingPartner: fc.boolean(),
      territory: fc.boolean(),
      availability: fc.boolean(),
      capacity: fc.boolean(),
    }),
    strategy: fc.constantFrom('fair-share' as const, 'pool' as const),
  });
  type Drawn = typeof world extends fc.Arbitrary<infer Found> ? Found : never;
  type World = Omit<Drawn, 'account'> & { account: AccountFacts };
  const placed = (
    { partners: all, account, refusedBy, fullOnes, steps, strategy }: World,
    over: { left?: string; steps?: Partial<PolicyDocument['steps']> } = {},
  ) =>
    place(
      factsOf({
        lead: lead({}, { refusedBy }),
        index: indexCandidates({ version: 1, partners: all.filter(({ id }) => id !== over.left) }),
        policy: {
          version: 2,
          document: {
            ...shippedPolicy,
            strategy,
            steps: { ...shippedPolicy.steps, ...steps, ...over.steps },
          },
        },
        loads: new Map(fullOnes.map((id) => [id, full])),
        account,
      }),
    );
  /** Said once more, and otherwise: who could be given the lead by each step, without climbing anything. */
  const firstThatDecides = ({ partners: all, account, refusedBy, fullOnes, steps }: World) => {
    const may = (id: string | null) => {
      const one = all.find((partner) => partner.id === id);
      if (one === undefined || one.weight === 0 || refusedBy.includes(one.id)) return false;
      if (steps.availability && one.timeOff.length > 0) return false;
      return !(steps.capacity && one.capacity.maxOpen !== null && fullOnes.includes(one.id));
    };
    if (steps.namedAccount && may(account.ownerPartnerId)) return 'named-account';
    const deals = account.protections.filter(
      ({ until, productFamily: family }) =>
        until === later && (family === null || family === account.productFamily),
    );
    if (steps.protectedDeal && deals.some(({ partnerId }) => may(partnerId))) return 'protected-deal';
    return steps.servingPartner && account.servingPartnerIds.some(may) ? 'serving-partner' : null;
  };

  test('the first step that can decide does, and its winner is one it named', () => {
    fc.assert(
      fc.property(world, (one) => {
        const { decidedBy, outcome } = placed(one);
        expect(decidedBy).toBe(firstThatDecides(one));
        if (decidedBy === null) return;
        const { ownerPartnerId, protections, servingPartnerIds } = one.account;
        const named = {
          'named-account': [ownerPartnerId],
          'protected-deal': protections.map(({ partnerId }) => partnerId),
          'serving-partner': servingPartnerIds,
        }[decidedBy];
        expect(outcome.kind).toBe('offered');
        if (outcome.kind === 'offered') expect(named).toContain(outcome.partner.id);
      }),
      { numRuns: 500 },
    );
  });

  test('with the steps off it changes nothing', () => {
    const off = { namedAccount: false, protectedDeal: false, servingPartner: false };
    fc.assert(
      fc.property(world, (one) => {
        const unknown = { ...one, account: nothing };
        expect(placed(one, { steps: off })).toEqual(placed(unknown, { steps: off }));
        expect(placed(unknown)).toEqual(placed(unknown, { steps: off }));
      }),
    );
  });

  test('without one candidate the others keep their order, where the same step decides', () => {
    fc.assert(
      fc.property(world, fc.constantFrom(...names), (one, left) => {
        const [all, fewer] = [placed(one), placed(one, { left })];
        fc.pre(all.decidedBy === fewer.decidedBy);
        const order = ({ ranked }: typeof all) => ranked.map(({ partnerId }) => partnerId);
        expect(order(fewer)).toEqual(order(all).filter((id) => id !== left));
      }),
      { numRuns: 300 },
    );
  });
});
