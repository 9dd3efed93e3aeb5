import { policyDocument, type PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import type { Rule } from '@rafiq/shared/leads/policy-rule.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { at, candidate, lead, rule, ruleId } from '../../../../test/fixtures/placement-facts.ts';
import type { Lead } from '../lead.ts';
import type { TrackRecord } from './best-fit.ts';
import { indexCandidates, type Candidate } from './candidate.ts';
import type { Standing } from './fair-share.ts';
import { mayClaim } from './may-claim.ts';
import { place, type Placement } from './place.ts';
import { shippedPolicy } from './shipped-policy.ts';

interface Over {
  lead?: Lead;
  policy?: Partial<PolicyDocument>;
  standings?: Map<string, Standing>;
  records?: Map<string, TrackRecord>;
  km?: Record<string, number>;
}
const decide = (rules: Rule[], candidates: readonly Candidate[], over: Over = {}): Placement =>
  place({
    lead: over.lead ?? lead(),
    index: indexCandidates({ version: 7, partners: candidates }),
    policy: { version: 3, document: { ...shippedPolicy, ...over.policy, rules } },
    standings: over.standings ?? new Map(),
    loads: new Map(),
    records: over.records ?? new Map(),
    distanceTo: ({ id }) => over.km?.[id] ?? null,
    at,
  });
const winner = ({ outcome }: Placement) => (outcome.kind === 'offered' ? outcome.partner.id : outcome.kind);
const given = (turns: Record<string, number>) =>
  new Map(
    Object.entries(turns).map(([id, assigned]): [string, Standing] => [
      id,
      { partnerId: id, assigned, creditedBack: 0, lastAssignedAt: at, version: 1 },
    ]),
  );
const cascade = (over: Partial<Extract<Rule['strategy'], { kind: 'cascade' }>> = {}): Rule['strategy'] => ({
  kind: 'cascade',
  ranking: { by: 'fair-share' },
  most: 3,
  acceptHours: null,
  next: 'pool',
  ...over,
});

describe('the rules of a policy', () => {
  const emirates = rule(1, {
    when: [{ field: 'country', operator: 'is-one-of', values: ['AE'] }],
    strategy: { kind: 'direct', partnerId: 'b' },
  });

  test('the first a lead meets places it, whatever stands behind', () => {
    const placed = decide(
      [emirates, rule(2, { strategy: { kind: 'pool' } })],
      [candidate('a'), candidate('b')],
    );
    expect(winner(placed)).toBe('b');
    expect(placed.trace.rule).toEqual({ id: ruleId(1), name: 'Rule 1' });
    expect(placed.trace.strategy).toBe('direct');
    expect(placed.trace.reason).toEqual({
      code: 'placement.direct',
      params: { rule: 'Rule 1', partner: 'Partner b' },
    });
  });

  test('a lead that none is for is placed by the strategy of the policy', () => {
    const others = rule(1, { when: [{ field: 'country', operator: 'is-one-of', values: ['SA'] }] });
    const placed = decide([others], [candidate('a')], { policy: { strategy: 'pool' } });
    expect([placed.outcome.kind, placed.trace.rule, placed.trace.strategy]).toEqual(['pooled', null, 'pool']);
  });

  test('where one partner is left, nothing is said of a comparison', () => {
    const placed = decide([rule(1)], [candidate('a')]);
    expect(placed.trace.reason).toEqual({
      code: 'placement.ruled-only',
      params: { rule: 'Rule 1', partner: 'Partner a' },
    });
    expect(placed.outcome).toMatchObject({ why: { code: 'why.ruled-only', params: {} } });
  });

  test('the partner of a direct rule must be one that may get the lead', () => {
    const suspended = decide([emirates], [candidate('a'), candidate('b', { status: 'suspended' })]);
    expect(suspended.outcome.kind).toBe('unplaced');
    expect(suspended.trace.reason).toEqual({ code: 'unplaced.direct', params: { rule: 'Rule 1' } });
    const away = [{ id: 'toff_1', from: '2026-11-20', to: '2026-11-25', note: null }];
    expect(decide([emirates], [candidate('a'), candidate('b', { timeOff: away })]).outcome.kind).toBe('held');
  });

  test('a rule that considers some partners leaves out the others, and counts them', () => {
    const gold = rule(1, { among: { tiers: ['gold'], kinds: ['reseller'], partners: [] } });
    const placed = decide(
      [gold],
      [candidate('a'), candidate('b', { tier: 'gold', kind: 'referral' }), candidate('c', { tier: 'gold' })],
    );
    expect(winner(placed)).toBe('c');
    expect(placed.trace.steps).toContainEqual({ step: 'among', before: 3, ruledOut: 2 });
    expect(decide([gold], [candidate('a')]).trace.reason.code).toBe('unplaced.among');
  });

  test('preferred tiers come first, in the order named, and turns decide among equals', () => {
    const first = rule(1, { prefer: ['gold', 'silver'] });
    const all = [
      candidate('a'),
      candidate('b', { tier: 'silver' }),
      candidate('c', { tier: 'gold' }),
      candidate('d', { tier: 'gold' }),
    ];
    const placed = decide([first], all, { standings: given({ c: 5, d: 4, a: 0, b: 0 }) });
    expect(placed.trace.candidates.map(({ partnerId }) => partnerId)).toEqual(['d', 'c', 'b', 'a']);
  });
});

describe('nearest', () => {
  const nearest = (maxKm: number | null) =>
    rule(1, { strategy: { kind: 'ranked', ranking: { by: 'nearest', maxKm } } });
  const all = ['a', 'b', 'c'].map((id) => candidate(id));

  test('chooses the shortest way; whose place is not known comes last', () => {
    const placed = decide([nearest(null)], all, { km: { a: 800, c: 12.4 } });
    expect(placed.trace.candidates.map(({ partnerId, distanceKm }) => [partnerId, distanceKm])).toEqual([
      ['c', 12.4],
      ['a', 800],
      ['b', null],
    ]);
    expect(placed.trace.reason).toEqual({
      code: 'placement.nearest',
      params: { rule: 'Rule 1', partner: 'Partner c', candidates: 3, km: 12 },
    });
    expect(placed.outcome).toMatchObject({ why: { code: 'why.nearest', params: { candidates: 3 } } });
  });

  test('leaves out whoever is farther than the rule allows, or nowhere', () => {
    const placed = decide([nearest(100)], all, { km: { a: 100, c: 100.1 } });
    expect(winner(placed)).toBe('a');
    expect(placed.trace.steps.at(-1)).toEqual({ step: 'distance', before: 3, ruledOut: 2 });
    expect(decide([nearest(10)], all, { km: { a: 100 } }).trace.reason).toEqual({
      code: 'unplaced.too-far',
      params: { candidates: 3, km: 10 },
    });
  });

  test('equally near partners take turns', () => {
    const km = { a: 5, b: 5, c: 5 };
    expect(winner(decide([nearest(null)], all, { km, standings: given({ a: 2, b: 1, c: 3 }) }))).toBe('b');
  });
});

describe('best-fit', () => {
  const weights = { acceptanceRate: 50, responseTime: 20, winRate: 30, specialisation: 0, distance: 0 };
  const fits = rule(1, { strategy: { kind: 'ranked', ranking: { by: 'best-fit', weights } } });
  const record = (over: Partial<TrackRecord>): TrackRecord => ({
    answered: 10,
    accepted: 5,
    responseHours: 40,
    won: 2,
    ended: 4,
    ...over,
  });

  test('weighs the terms, and shows each', () => {
    const records = new Map([
      ['a', record({ accepted: 3 })],
      ['b', record({ accepted: 9, responseHours: 9 })],
    ]);
    const placed = decide([fits], [candidate('a'), candidate('b'), candidate('new')], { records });
    expect(placed.trace.candidates.map(({ partnerId }) => partnerId)).toEqual(['b', 'new', 'a']);
    const [best] = placed.trace.candidates;
    expect(best?.terms?.['acceptanceRate']).toBeCloseTo(10 / 12);
    expect(best?.terms?.['responseTime']).toBeCloseTo(8 / 9);
    expect(best?.terms?.['winRate']).toBeCloseTo(0.5);
    expect(best?.score).toBeCloseTo(0.5 * (10 / 12) + 0.2 * (8 / 9) + 0.3 * 0.5);
  });

  test('somebody new stands in the middle of every term', () => {
    const [only] = decide([fits], [candidate('new')]).trace.candidates;
    expect(only?.score).toBeCloseTo(0.5);
  });

  test('a partner that names what the lead needs fits better than one that names nothing', () => {
    const special = rule(1, {
      strategy: {
        kind: 'ranked',
        ranking: {
          by: 'best-fit',
          weights: { ...weights, acceptanceRate: 0, responseTime: 0, winRate: 0, specialisation: 1 },
        },
      },
    });
    const named = { products: [], industries: ['Retail'], languages: ['ar'], certifications: [] };
    const here = lead({ industry: 'retail', language: 'ar' });
    const placed = decide([special], [candidate('a'), candidate('z', { specialisations: named })], {
      lead: here,
    });
    expect(placed.trace.candidates.map(({ partnerId, score }) => [partnerId, score])).toEqual([
      ['z', 1],
      ['a', 0.5],
    ]);
  });

  test('better figures never put a partner behind', () => {
    const figures = fc.record({
      answered: fc.nat(50),
      accepted: fc.nat(50),
      responseHours: fc.nat(500),
      won: fc.nat(20),
      ended: fc.nat(20),
    });
    fc.assert(
      fc.property(figures, figures, (one, other) => {
        const sound = (raw: TrackRecord): TrackRecord => ({
          ...raw,
          accepted: Math.min(raw.accepted, raw.answered),
          responseHours: Math.min(raw.accepted, raw.answered) === 0 ? 0 : raw.responseHours,
          won: Math.min(raw.won, raw.ended),
        });
        const [a, b] = [sound(one), sound(other)];
        const placeOf = (id: string, first: TrackRecord) =>
          decide([fits], [candidate('a'), candidate('b')], {
            records: new Map([
              ['a', first],
              ['b', b],
            ]),
          }).trace.candidates.findIndex(({ partnerId }) => partnerId === id);
        const better = {
          ...a,
          answered: a.answered + 1,
          accepted: a.accepted + 1,
          responseHours: a.responseHours,
        };
        expect(placeOf('a', better)).toBeLessThanOrEqual(placeOf('a', a));
      }),
    );
  });
});

describe('a cascade', () => {
  const all = ['a', 'b', 'c', 'd'].map((id) => candidate(id));
  const after = (refusedBy: string[]) => lead({}, { hops: refusedBy.length, refusedBy });

  test('offers to one after another, each with its own clock, and then hands on', () => {
    const rules = [rule(1, { strategy: cascade({ acceptHours: 2 }) })];
    const standings = given({ a: 1, b: 2, c: 3, d: 4 });
    const seen = [[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map((refusedBy) =>
      decide(rules, all, { standings, lead: after(refusedBy) }),
    );
    expect(seen.map(winner)).toEqual(['a', 'b', 'c', 'pooled']);
    expect(seen.map(({ outcome }) => (outcome.kind === 'offered' ? outcome.acceptHours : null))).toEqual([
      2,
      2,
      2,
      null,
    ]);
    expect(seen[1]?.trace.reason.params).toEqual({ rule: 'Rule 1', partner: 'Partner b', place: 2, most: 3 });
    expect(seen[3]?.trace.reason.code).toBe('placement.cascade-pooled');
    const last = decide([rule(1, { strategy: cascade({ next: 'unplaced' }) })], all, {
      lead: after(['a', 'b', 'c']),
    });
    expect(last.trace.reason).toEqual({ code: 'unplaced.cascade-over', params: { rule: 'Rule 1', hops: 3 } });
  });

  test('hands on to the rule that follows, whose offers count from there', () => {
    const rules = [
      rule(1, {
        when: [{ field: 'country', operator: 'is-one-of', values: ['AE'] }],
        among: { tiers: [], kinds: [], partners: ['a', 'b'] },
        strategy: cascade({ most: 1, next: { rule: ruleId(2) } }),
      }),
      rule(2, {
        when: [{ field: 'country', operator: 'is-one-of', values: ['SA'] }],
        strategy: cascade({ most: 1, next: 'unplaced' }),
      }),
    ];
    const steps = [[], ['a'], ['a', 'b']].map((refusedBy) => decide(rules, all, { lead: after(refusedBy) }));
    expect(steps.map(({ trace }) => trace.rule?.name)).toEqual(['Rule 1', 'Rule 2', 'Rule 2']);
    expect(steps.map(winner)).toEqual(['a', 'b', 'unplaced']);
  });

  test('does not wait for offers that nobody is left to get', () => {
    const rules = [
      rule(1, {
        among: { tiers: ['gold'], kinds: [], partners: [] },
        strategy: cascade({ most: 3, next: { rule: ruleId(2) } }),
      }),
      rule(2, { when: [{ field: 'country', operator: 'is-unknown', values: [] }] }),
    ];
    const partners = [candidate('g', { tier: 'gold' }), candidate('a')];
    expect(winner(decide(rules, partners))).toBe('g');
    const placed = decide(rules, partners, { lead: after(['g']) });
    expect([winner(placed), placed.trace.rule?.name]).toEqual(['a', 'Rule 2']);
  });
});

describe('a pool', () => {
  test('is open to those its rule considers, and to no others', () => {
    const gold = rule(1, { among: { tiers: ['gold'], kinds: [], partners: [] }, strategy: { kind: 'pool' } });
    const { outcome } = decide([gold], [candidate('a'), candidate('b', { tier: 'gold' })]);
    if (outcome.kind !== 'pooled') throw new Error(outcome.kind);
    const need = { facts: lead().facts, refusedBy: [], postalCode: null, pooledFor: outcome.among };
    expect(mayClaim(candidate('a'), need, shippedPolicy, Date.parse(at))).toBe(false);
    expect(mayClaim(candidate('b', { tier: 'gold' }), need, shippedPolicy, Date.parse(at))).toBe(true);
    expect(mayClaim(candidate('a'), { ...need, pooledFor: null }, shippedPolicy, Date.parse(at))).toBe(true);
  });
});

describe('whatever the rule', () => {
  const strategies = fc.constantFrom<Rule['strategy']>(
    { kind: 'ranked', ranking: { by: 'fair-share' } },
    { kind: 'ranked', ranking: { by: 'nearest', maxKm: null } },
    {
      kind: 'ranked',
      ranking: {
        by: 'best-fit',
        weights: { acceptanceRate: 3, responseTime: 1, winRate: 2, specialisation: 1, distance: 4 },
      },
    },
    cascade(),
  );
  const partners = fc.uniqueArray(
    fc.record({
      id: fc.constantFrom(...'abcdefghij'),
      tier: fc.constantFrom('gold' as const, 'silver' as const, 'registered' as const),
      weight: fc.integer({ min: 1, max: 9 }),
      turns: fc.nat(20),
      km: fc.option(fc.nat(3000)),
    }),
    { selector: ({ id }) => id, minLength: 1 },
  );

  test('the same facts decide the same, in whatever order partners come, and who is left out changes nobody else’s place', () => {
    fc.assert(
      fc.property(strategies, partners, fc.nat(9), (strategy, all, index) => {
        const rules = [rule(1, { strategy, prefer: ['gold'] })];
        const run = (some: typeof all) => {
          const km = Object.fromEntries(some.flatMap((one) => (one.km === null ? [] : [[one.id, one.km]])));
          return decide(
            rules,
            some.map(({ id, tier, weight }) => candidate(id, { tier, weight })),
            { km, standings: given(Object.fromEntries(some.map(({ id, turns }) => [id, turns]))) },
          );
        };
        const order = (placed: Placement) => placed.trace.candidates.map(({ partnerId }) => partnerId);
        const whole = run(all);
        expect(JSON.stringify(run([...all].reverse()))).toBe(JSON.stringify(whole));
        const gone = all[index % all.length]?.id;
        expect(order(run(all.filter(({ id }) => id !== gone)))).toEqual(
          order(whole).filter((id) => id !== gone),
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe('a policy that cannot work is refused, with the place', () => {
  const pathOf = (rules: unknown[]) => {
    const parsed = policyDocument.safeParse({ ...shippedPolicy, rules });
    return parsed.success ? null : [parsed.error.issues[0]?.path.join('/'), parsed.error.issues[0]?.message];
  };
  const fit = (acceptanceRate: number): Rule => {
    const weights = { acceptanceRate, responseTime: 0, winRate: 0, specialisation: 0, distance: 0 };
    return rule(1, { strategy: { kind: 'ranked', ranking: { by: 'best-fit', weights } } });
  };
  const manyValues = (): Rule[] => {
    const values = Array.from({ length: 500 }, (_, index) => `Town ${index}`);
    return Array.from({ length: 11 }, (_, n) =>
      rule(n, { when: [{ field: 'city', operator: 'is-one-of', values }] }),
    );
  };
  const chain = (n: number, next: number): Rule =>
    rule(n, { strategy: cascade({ next: { rule: ruleId(next) } }) });

  test.each([
    [
      'a cascade that comes round to itself',
      [chain(1, 1)],
      ['rules/0/strategy/next/rule', 'refers-to-itself'],
    ],
    [
      'a circle of three',
      [chain(1, 2), chain(2, 3), chain(3, 1)],
      ['rules/0/strategy/next/rule', 'refers-to-itself'],
    ],
    ['a rule that does not exist', [chain(1, 9)], ['rules/0/strategy/next/rule', 'unknown-reference']],
    ['one id twice', [rule(1), rule(1)], ['rules/1/id', 'repeated']],
    ['more values than one item holds', manyValues(), ['rules', 'too-many']],
    ['a best fit that weighs nothing', [fit(0)], ['rules/0/strategy/ranking/weights', 'required']],
    ['a negative weight', [fit(-1)], ['rules/0/strategy/ranking/weights/acceptanceRate', 'out-of-range']],
    [
      'a distance beyond the other side of the earth',
      [rule(1, { strategy: { kind: 'ranked', ranking: { by: 'nearest', maxKm: 20_017 } } })],
      ['rules/0/strategy/ranking/maxKm', 'out-of-range'],
    ],
    [
      'a cascade of none',
      [rule(1, { strategy: cascade({ most: 0 }) })],
      ['rules/0/strategy/most', 'out-of-range'],
    ],
    [
      'a clock of no time',
      [rule(1, { strategy: cascade({ acceptHours: 0 }) })],
      ['rules/0/strategy/acceptHours', 'out-of-range'],
    ],
    ['ten thousand rules', Array.from({ length: 10_000 }, (_, n) => rule(n)), ['rules', 'too-many']],
  ])('%s', (_name, rules, expected) => expect(pathOf(rules)).toEqual(expected));

  test('a chain that ends is taken', () => expect(pathOf([chain(1, 2), rule(2)])).toBeNull());
});

describe('certifications a rule demands', () => {
  const holding = (...certifications: [string, string | null][]): Partial<Candidate> => ({
    specialisations: {
      products: [],
      industries: [],
      languages: [],
      certifications: certifications.map(([name, expiresOn]) => ({ name, expiresOn })),
    },
  });
  const demanding = (names: string[], held: 'any' | 'all', over: Partial<Rule> = {}) =>
    rule(1, { among: { tiers: [], kinds: [], partners: [], certifications: { names, held } }, ...over });

  test('any or all of them, however they are spelled', () => {
    const partners = [
      candidate('a'),
      candidate('b', holding(['RAMPART expert', null])),
      candidate('c', holding(['Rampart Expert', null], ['Cloud', '2027-01-01'])),
    ];
    const names = ['Rampart Expert', 'Cloud'];
    const any = decide([demanding(names, 'any')], partners);
    expect(any.ranked.map(({ partnerId }) => partnerId)).toEqual(['b', 'c']);
    expect(any.trace.steps).toContainEqual({ step: 'certification', before: 3, ruledOut: 1 });
    const all = decide([demanding(names, 'all')], partners);
    expect(all.ranked.map(({ partnerId }) => partnerId)).toEqual(['c']);
    expect(all.trace.steps).toContainEqual({ step: 'certification', before: 3, ruledOut: 2 });
  });

  test('hold through the day they expire on, by the calendar of the partner', () => {
    // Nine in the morning of the 23rd in London is still the 22nd in Pago Pago.
    const held = (expiresOn: string, timeZone: string) =>
      decide([demanding(['Cloud'], 'any')], [candidate('a', { ...holding(['Cloud', expiresOn]), timeZone })])
        .outcome.kind;
    expect(held('2026-11-23', 'Europe/London')).toBe('offered');
    expect(held('2026-11-22', 'Europe/London')).toBe('unplaced');
    expect(held('2026-11-22', 'Pacific/Pago_Pago')).toBe('offered');
  });

  test('where nobody holds them, that is why', () => {
    const { trace } = decide([demanding(['Cloud'], 'any')], [candidate('a'), candidate('b')]);
    expect(trace.reason).toEqual({
      code: 'unplaced.certification',
      params: { rule: 'Rule 1', candidates: 2 },
    });
  });

  test('whoever may claim from the pool must hold them then, not only when it was pooled', () => {
    const pooled = decide(
      [demanding(['Cloud'], 'any', { strategy: { kind: 'pool' } })],
      [candidate('a', holding(['Cloud', '2026-12-31']))],
    ).outcome;
    if (pooled.kind !== 'pooled') throw new Error('It should be in the pool');
    const need = { facts: lead().facts, refusedBy: [], postalCode: null, pooledFor: pooled.among };
    const may = (over: Partial<Candidate>, day: string) =>
      mayClaim(candidate('a', over), need, shippedPolicy, Date.parse(`${day}T09:00:00Z`));
    expect(may(holding(['Cloud', '2026-12-31']), '2026-12-31')).toBe(true);
    expect(may(holding(['Cloud', '2026-12-31']), '2027-01-01')).toBe(false);
    expect(may({}, '2026-12-01')).toBe(false);
  });
});
