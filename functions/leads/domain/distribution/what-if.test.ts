import type { PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import type { Rule } from '@rafiq/shared/leads/policy-rule.ts';
import type { WhatIfFigures } from '@rafiq/shared/leads/what-if-contract.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { candidate, lead, rule, ruleId } from '../../../../test/fixtures/placement-facts.ts';
import type { Lead } from '../lead.ts';
import type { TrackRecord } from './best-fit.ts';
import { indexCandidates, type Candidate } from './candidate.ts';
import { openGazetteer } from './gazetteer.ts';
import { shippedPolicy } from './shipped-policy.ts';
import { WhatIf } from './what-if.ts';

const gazetteer = openGazetteer({
  countries: { AE: [24, 54], SA: [24, 45], OM: [21, 57] },
  subdivisions: {},
  postalAreas: {},
});

/** Leads of one country, an hour apart, the first at midnight. */
const leadsOf = (countries: readonly (string | null)[], over: Partial<Lead> = {}): Lead[] =>
  countries.map((country, index) =>
    lead(
      { country, receivedAt: new Date(Date.UTC(2026, 9, 1, index)).toISOString() },
      { id: `lead_${String(index).padStart(5, '0')}`, ...over },
    ),
  );
const many = (count: number, country = 'AE'): string[] => Array.from({ length: count }, () => country);

const policy = (over: Partial<PolicyDocument> = {}): PolicyDocument => ({ ...shippedPolicy, ...over });

interface Over {
  published?: PolicyDocument;
  records?: ReadonlyMap<string, TrackRecord>;
}
function walk(
  partners: readonly Candidate[],
  draft: PolicyDocument,
  leads: readonly Lead[],
  { published = policy(), records = new Map() }: Over = {},
): WhatIfFigures {
  const index = indexCandidates({ version: 1, partners });
  const whatIf = new WhatIf({ version: 3, document: published }, draft, { index, records, gazetteer });
  whatIf.take(leads);
  return whatIf.figures();
}
const rowsOf = ({ partners }: WhatIfFigures) =>
  partners.rows.map(({ partnerId, before, after, gained, lost }) => [partnerId, before, after, gained, lost]);

describe('two policies over the same leads', () => {
  const [a, b] = [candidate('a', { tier: 'gold' }), candidate('b', { tier: 'silver' })];

  test('a rule for one partner takes half of the leads of the other', () => {
    const direct = rule(1, { strategy: { kind: 'direct', partnerId: 'a' } });
    const figures = walk([a, b], policy({ rules: [direct, rule(2)] }), leadsOf(many(4)));
    // By fair share a and b take turns; by the draft a gets all four.
    expect(figures).toEqual({
      policyVersion: 3,
      leads: 4,
      moved: 2,
      outcomes: {
        offered: { before: 4, after: 4 },
        pooled: { before: 0, after: 0 },
        held: { before: 0, after: 0 },
        unplaced: { before: 0, after: 0 },
      },
      unplacedByReason: [],
      partners: {
        rows: [
          { partnerId: 'a', partnerName: 'Partner a', before: 2, after: 4, gained: 2, lost: 0 },
          { partnerId: 'b', partnerName: 'Partner b', before: 2, after: 0, gained: 0, lost: 2 },
        ],
        others: { partners: 0, before: 0, after: 0, gained: 0, lost: 0 },
      },
      moves: {
        rows: [
          {
            from: { kind: 'offered', partnerId: 'b', partnerName: 'Partner b' },
            to: { kind: 'offered', partnerId: 'a', partnerName: 'Partner a' },
            leads: 2,
          },
        ],
        others: { pairs: 0, leads: 0 },
      },
      countries: {
        rows: [{ country: 'AE', leads: 4, moved: 2, before: 4, after: 4 }],
        others: { countries: 0, leads: 0, moved: 0, before: 0, after: 0 },
      },
      tiers: [
        { tier: 'registered', moved: 0, before: 0, after: 0 },
        { tier: 'silver', moved: 2, before: 2, after: 0 },
        { tier: 'gold', moved: 2, before: 2, after: 4 },
      ],
      // Levels of 2 and 2, then of 4 alone: the rule considers nobody else.
      fairness: { before: 1, after: 1 },
      rules: {
        rows: [
          {
            ruleId: null,
            ruleName: null,
            before: 4,
            after: 0,
            fairnessBefore: 1,
            fairnessAfter: null,
          },
          {
            ruleId: ruleId(1),
            ruleName: 'Rule 1',
            before: 0,
            after: 4,
            fairnessBefore: null,
            fairnessAfter: 1,
          },
        ],
        others: { rules: 0, before: 0, after: 0 },
      },
      unmetRules: [ruleId(2)],
    });
  });

  test('fairness is of turns by weight, over everybody who could have had one', () => {
    // Preferred first whatever its level: a gets all three, b could have had them.
    const preferring = rule(1, { prefer: ['gold'] });
    const figures = walk([a, b], policy({ rules: [preferring] }), leadsOf(many(3)));
    expect(figures.fairness).toEqual({ before: 0.9, after: 0.5 });
    const weighted = [candidate('a', { weight: 2 }), candidate('b')];
    expect(walk(weighted, policy(), leadsOf(many(3))).fairness.before).toBe(1);
  });

  test('an excluded partner leaves its leads to others, or to nobody', () => {
    const only = candidate('c', { territories: [{ country: 'OM' }], country: 'OM' });
    const figures = walk(
      [a, b, only],
      policy({ excludedPartners: ['b', 'c'] }),
      leadsOf(['AE', 'OM', 'AE', null]),
    );
    expect(rowsOf(figures)).toEqual([
      ['a', 1, 2, 1, 0],
      ['b', 1, 0, 0, 1],
      ['c', 1, 0, 0, 1],
    ]);
    expect(figures.outcomes.unplaced).toEqual({ before: 1, after: 2 });
    expect(figures.unplacedByReason).toEqual([
      { code: 'unplaced.all-refused', before: 0, after: 1 },
      { code: 'unplaced.no-country', before: 1, after: 1 },
    ]);
    expect(figures.moves.rows.map(({ from, to }) => [from.kind, to.kind])).toEqual([
      ['offered', 'offered'],
      ['offered', 'unplaced'],
    ]);
    expect(figures.countries.rows).toEqual([
      { country: 'AE', leads: 2, moved: 1, before: 2, after: 2 },
      { country: 'OM', leads: 1, moved: 1, before: 1, after: 0 },
      { country: null, leads: 1, moved: 0, before: 0, after: 0 },
    ]);
  });

  test('what is pooled or held is nobody’s turn', () => {
    const away = candidate('a', {
      timeOff: [{ id: 'toff_1', from: '2026-10-01', to: '2026-10-02', note: null }],
    });
    const figures = walk(
      [away],
      policy({ rules: [rule(1, { strategy: { kind: 'pool' } })] }),
      leadsOf(many(2)),
      {
        published: policy({ everyoneAbsent: 'hold' }),
      },
    );
    expect(figures.outcomes).toMatchObject({ held: { before: 2, after: 2 } });
    const pooled = walk([a, b], policy({ strategy: 'pool' }), leadsOf(many(2)));
    expect(pooled.outcomes).toMatchObject({
      offered: { before: 2, after: 0 },
      pooled: { before: 0, after: 2 },
    });
    expect(pooled.fairness).toEqual({ before: 1, after: null });
  });

  test('a lead is placed as on its arrival, whatever became of it', () => {
    const worn = leadsOf(many(2), { hops: 5, refusedBy: ['a', 'b'] });
    expect(rowsOf(walk([a, b], policy(), worn))).toEqual([
      ['a', 1, 1, 0, 0],
      ['b', 1, 1, 0, 0],
    ]);
  });

  test('without consent to share a lead is placed by neither', () => {
    const [first] = leadsOf(many(1));
    if (first === undefined) throw new Error('No lead');
    const kept = { ...first, consentToShare: { ...first.consentToShare, given: false } };
    const figures = walk([a], policy(), [kept]);
    expect(figures.unplacedByReason).toEqual([{ code: 'unplaced.no-consent', before: 1, after: 1 }]);
    expect(figures.rules.rows).toEqual([]);
  });
});

describe('what counts on the way', () => {
  test('turns of a rule are counted by country, those of the policy in each that a partner serves', () => {
    const both = candidate('both', { territories: [{ country: 'AE' }, { country: 'SA' }] });
    const saudi = candidate('saudi', { territories: [{ country: 'SA' }], country: 'SA' });
    // By the policy, both has had its turn in the Emirates already; by the rule, Saudi Arabia begins anew.
    const figures = walk([both, saudi], policy({ rules: [rule(1)] }), leadsOf(['AE', 'SA']));
    expect(rowsOf(figures)).toEqual([
      ['both', 1, 2, 1, 0],
      ['saudi', 1, 0, 0, 1],
    ]);
  });

  test('who is new to a rule begins at its average', () => {
    const far = candidate('a', { territories: [{ country: 'AE' }] });
    const late = candidate('b', {
      timeOff: [{ id: 'toff_1', from: '2026-09-01', to: '2026-10-01', note: null }],
    });
    // Ten leads on the first day, while b is away, and four on the second.
    const leads = [
      ...leadsOf(many(10)),
      ...leadsOf(many(4)).map((one, index) => ({
        ...one,
        id: `lead_late${index}`,
        facts: { ...one.facts, receivedAt: `2026-10-02T0${index}:00:00.000Z` },
      })),
    ];
    const draft = policy({ rules: [rule(1)] });
    const rows = rowsOf(
      walk([far, late], draft, leads, { published: policy({ newcomerStart: 'zero', backFromLeave: null }) }),
    );
    // Without a rule b catches up and has all four; with one it begins at ten, and they take turns.
    expect(rows).toEqual([
      ['a', 10, 12, 2, 0],
      ['b', 4, 2, 0, 2],
    ]);
  });

  test('caps per day are counted by day, caps on open leads only where they are zero', () => {
    const capped = candidate('a', { capacity: { maxOpen: 1, maxPerDay: 2 } });
    const none = candidate('b', { capacity: { maxOpen: 0, maxPerDay: null } });
    const figures = walk([capped, none], policy(), [...leadsOf(many(3)), ...leadsOf(many(26)).slice(24)]);
    expect(rowsOf(figures)).toEqual([['a', 4, 4, 0, 0]]);
    expect(figures.unplacedByReason).toEqual([{ code: 'unplaced.capacity', before: 1, after: 1 }]);
  });

  test('distances and track records as they are now', () => {
    const emirates = candidate('near', { territories: [{ country: 'OM' }], country: 'AE' });
    const saudi = candidate('far', { territories: [{ country: 'OM' }], country: 'SA' });
    const nearest = rule(1, { strategy: { kind: 'ranked', ranking: { by: 'nearest', maxKm: null } } });
    expect(rowsOf(walk([emirates, saudi], policy({ rules: [nearest] }), leadsOf(many(4, 'OM'))))).toEqual([
      ['near', 2, 4, 2, 0],
      ['far', 2, 0, 0, 2],
    ]);
    const weights = { acceptanceRate: 100, responseTime: 0, winRate: 0, specialisation: 0, distance: 0 };
    const fit = rule(1, { strategy: { kind: 'ranked', ranking: { by: 'best-fit', weights } } });
    const keen = { answered: 9, accepted: 9, responseHours: 9, won: 0, ended: 0 };
    const records = new Map([['far', keen]]);
    const figures = walk([emirates, saudi], policy({ rules: [fit] }), leadsOf(many(4, 'OM')), { records });
    expect(rowsOf(figures)).toEqual([
      ['far', 2, 4, 2, 0],
      ['near', 2, 0, 0, 2],
    ]);
  });

  test('long lists keep their greatest rows and the sum of the others', () => {
    const partners = Array.from({ length: 230 }, (_, index) =>
      candidate(`p${String(index).padStart(3, '0')}`),
    );
    const first = rule(1, { strategy: { kind: 'direct', partnerId: 'p000' } });
    const { partners: told, moves } = walk(partners, policy({ rules: [first] }), leadsOf(many(230)));
    expect(told.rows).toHaveLength(200);
    expect(told.rows[0]).toMatchObject({ partnerId: 'p000', before: 1, after: 230, gained: 229 });
    expect(told.others).toEqual({ partners: 30, before: 30, after: 0, gained: 0, lost: 30 });
    expect([moves.rows.length, moves.others]).toEqual([100, { pairs: 129, leads: 129 }]);
  });
});

test('of the longest names and the most rows it fits into one item', () => {
  const mostBytes = 400_000;
  const idOf = (prefix: string, n: number) => `${prefix}_${String(n).padStart(26, '0')}`;
  const codes = Array.from(
    { length: 260 },
    (_, n) => `${String.fromCharCode(65 + (n % 26), 65 + Math.floor(n / 26))}`,
  );
  const partners = codes.map((country, n) => candidate(idOf('ptnr', n), { name: '語'.repeat(200), country }));
  // Each rule has an industry, and a partner, of its own; most industries have no lead.
  const rules = Array.from({ length: 500 }, (_, n) =>
    rule(0, {
      id: idOf('rule', n),
      name: '則'.repeat(80),
      when: [{ field: 'industry', operator: 'is-one-of', values: [`industry ${n}`] }],
      strategy: { kind: 'direct', partnerId: partners[(n + 7) % partners.length]?.id ?? '' },
    }),
  );
  const steps = { ...shippedPolicy.steps, territory: false };
  const leads = leadsOf(codes).map((one, n) => ({
    ...one,
    facts: { ...one.facts, industry: `industry ${n % 200}` },
  }));
  const figures = walk(partners, policy({ steps, rules }), leads, { published: policy({ steps }) });
  expect([
    figures.partners.rows.length,
    figures.moves.rows.length,
    figures.countries.rows.length,
    figures.rules.rows.length,
    figures.unmetRules.length,
  ]).toEqual([200, 100, 250, 150, 300]);
  // Counts of seven digits in every place would add less than the tenth that is left.
  expect(Buffer.byteLength(JSON.stringify(figures))).toBeLessThan(0.95 * mostBytes);
});

/** Small channels of any shape, with leads of a few days. */
const countries = ['AE', 'SA', 'OM'] as const;
const channel = fc.record({
  partners: fc.array(
    fc.record({
      territories: fc.subarray([...countries], { minLength: 1 }),
      tier: fc.constantFrom('registered', 'silver', 'gold'),
      weight: fc.integer({ min: 0, max: 3 }),
      maxPerDay: fc.option(fc.integer({ min: 0, max: 3 })),
    }),
    { maxLength: 6 },
  ),
  leads: fc.array(
    fc.record({
      country: fc.option(fc.constantFrom(...countries, 'BR')),
      hour: fc.integer({ min: 0, max: 60 }),
      industry: fc.option(fc.constantFrom('retail', 'health')),
      given: fc.boolean(),
    }),
    { maxLength: 40 },
  ),
});
const strategies: fc.Arbitrary<Rule['strategy']> = fc.constantFrom(
  { kind: 'pool' },
  { kind: 'direct', partnerId: 'p1' },
  { kind: 'ranked', ranking: { by: 'fair-share' } },
  { kind: 'ranked', ranking: { by: 'nearest', maxKm: 900 } },
  { kind: 'cascade', ranking: { by: 'fair-share' }, most: 2, acceptHours: null, next: 'pool' },
);
const policies = fc
  .record({
    rules: fc.array(
      fc.record({
        strategy: strategies,
        industry: fc.constantFrom('retail', 'health'),
        prefer: fc.boolean(),
      }),
      { maxLength: 4 },
    ),
    excluded: fc.subarray(['p0', 'p1']),
    newcomerStart: fc.constantFrom('average', 'zero'),
    everyoneAbsent: fc.constantFrom('hold', 'pool', 'unplaced'),
  })
  .map(({ rules, excluded, ...settings }) =>
    policy({
      ...settings,
      excludedPartners: excluded,
      rules: rules.map(({ strategy, industry, prefer }, n) =>
        rule(n, {
          strategy,
          when: [{ field: 'industry', operator: 'is-one-of', values: [industry] }],
          prefer: prefer ? ['gold'] : [],
        }),
      ),
    }),
  );

type Channel = typeof channel extends fc.Arbitrary<infer Value> ? Value : never;

const partnersOf = ({ partners }: Channel) =>
  partners.map(({ territories, maxPerDay, ...over }, index) =>
    candidate(`p${index}`, {
      ...over,
      territories: territories.map((country) => ({ country })),
      country: territories[0] ?? 'AE',
      capacity: { maxOpen: null, maxPerDay },
    }),
  );
const arrivedIn = ({ leads }: Channel) =>
  leads.map(({ country, hour, industry, given }, index) => {
    const receivedAt = new Date(Date.UTC(2026, 9, 1, hour)).toISOString();
    const made = lead({ country, industry, receivedAt }, { id: `lead_${String(index).padStart(5, '0')}` });
    return { ...made, consentToShare: { ...made.consentToShare, given } };
  });

describe('whatever the channel, the leads and the draft', () => {
  test('a draft equal to the published policy moves nothing', () => {
    fc.assert(
      fc.property(channel, policies, (given, document) => {
        const figures = walk(partnersOf(given), structuredClone(document), arrivedIn(given), {
          published: document,
        });
        expect([figures.moved, figures.moves.rows]).toEqual([0, []]);
        for (const row of [...figures.partners.rows, ...figures.rules.rows, ...figures.unplacedByReason])
          expect(row.after).toBe(row.before);
        expect(figures.fairness.after).toBe(figures.fairness.before);
      }),
    );
  });

  test('all sums agree with one another', () => {
    fc.assert(
      fc.property(channel, policies, policies, (given, published, draft) => {
        const figures = walk(partnersOf(given), draft, arrivedIn(given), { published });
        const { outcomes, partners, countries: byCountry, moves, rules, tiers: byTier } = figures;
        const total = <Row>(rows: readonly Row[], pick: (row: Row) => number) =>
          rows.reduce((sum, row) => sum + pick(row), 0);
        for (const side of ['before', 'after'] as const) {
          const offered = outcomes.offered[side];
          for (const rows of [partners.rows, byCountry.rows, byTier])
            expect(total<Record<typeof side, number>>(rows, (row) => row[side])).toBe(offered);
          expect(total(Object.values(outcomes), (row) => row[side])).toBe(figures.leads);
          expect(total(figures.unplacedByReason, (row) => row[side])).toBe(outcomes.unplaced[side]);
          const unconsented = figures.unplacedByReason.find(({ code }) => code === 'unplaced.no-consent');
          expect(total(rules.rows, (row) => row[side]) + (unconsented?.[side] ?? 0)).toBe(figures.leads);
        }
        for (const { before, after, gained, lost } of partners.rows)
          expect(after - before).toBe(gained - lost);
        expect(total(moves.rows, (row) => row.leads)).toBe(figures.moved);
        expect(total(byCountry.rows, (row) => row.moved)).toBe(figures.moved);
        expect(total(byCountry.rows, (row) => row.leads)).toBe(given.leads.length);
      }),
    );
  });

  test('the order in which leads are handed over changes not a letter', () => {
    const shuffled = channel.chain((given) =>
      fc.record({
        given: fc.constant(given),
        leads: fc.shuffledSubarray(arrivedIn(given), { minLength: given.leads.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, policies, policies, ({ given, leads }, published, draft) => {
        const partners = partnersOf(given);
        const told = (some: readonly Lead[]) => JSON.stringify(walk(partners, draft, some, { published }));
        expect(told(leads)).toBe(told(arrivedIn(given)));
      }),
    );
  });
});

test('where territories are not asked, turns count where they are decided: everybody has its share, wherever it is from', () => {
  const anywhere = fc.array(
    fc.record({ country: fc.constantFrom('AE', 'SA', 'OM'), weight: fc.integer({ min: 1, max: 5 }) }),
    { minLength: 2, maxLength: 6 },
  );
  fc.assert(
    fc.property(anywhere, fc.constantFrom('AE', 'KW', null), (many, country) => {
      const partners = many.map(({ country: from, weight }, index) =>
        candidate(`p${index}`, { weight, territories: [{ country: from }] }),
      );
      const whole = many.reduce((sum, { weight }) => sum + weight, 0);
      const open = policy({ steps: { ...shippedPolicy.steps, territory: false } });
      const { partners: told } = walk(
        partners,
        open,
        leadsOf(Array.from({ length: whole * 2 }, () => country)),
        {
          published: open,
        },
      );
      expect(Object.fromEntries(told.rows.map(({ partnerId, after }) => [partnerId, after]))).toEqual(
        Object.fromEntries(partners.map(({ id, weight }) => [id, weight * 2])),
      );
    }),
    { numRuns: 60 },
  );
});

describe('the order of the figures', () => {
  test('countries by leads that move, then by leads, then by code; no country first of its equals', () => {
    const serving = (id: string, ...countries: string[]) =>
      candidate(id, { territories: countries.map((country) => ({ country })) });
    const draft = policy({
      rules: [
        rule(1, {
          when: [{ field: 'country', operator: 'is-one-of', values: ['SA', 'OM'] }],
          strategy: { kind: 'direct', partnerId: 'b' },
        }),
      ],
    });
    const partners = [serving('a', 'AE', 'SA', 'OM', 'QA', 'KW'), serving('b', 'SA', 'OM')];
    const leads = leadsOf(['SA', 'SA', 'OM', 'OM', 'OM', 'OM', 'AE', 'QA', 'QA', null, 'KW']);
    const { countries } = walk(partners, draft, leads);
    expect(countries.rows.map((row) => [row.country, row.moved, row.leads, row.before, row.after])).toEqual([
      ['OM', 2, 4, 4, 4],
      ['SA', 1, 2, 2, 2],
      ['QA', 0, 2, 2, 2],
      [null, 0, 1, 0, 0],
      ['AE', 0, 1, 1, 1],
      ['KW', 0, 1, 1, 1],
    ]);
  });

  test('rules by leads on both sides, then by what changes, then by id; the policy’s own strategy first of its equals', () => {
    const city = (name: string, n: number) =>
      rule(n, { when: [{ field: 'city', operator: 'is-one-of', values: [name] }] });
    const inCities = (...cities: string[]) =>
      cities.map((name, index) =>
        lead(
          { city: name, receivedAt: new Date(Date.UTC(2026, 9, 1, index)).toISOString() },
          { id: `lead_${String(index).padStart(5, '0')}` },
        ),
      );
    const published = policy({ rules: [city('Dubai', 3), city('Ajman', 2)] });
    const draft = policy({
      rules: [city('Dubai', 3), city('Ajman', 2), city('Al Ain', 4), city('Hatta', 1)],
    });
    const { rules } = walk(
      [candidate('a')],
      draft,
      inCities('Dubai', 'Dubai', 'Ajman', 'Al Ain', 'Al Ain', 'Hatta', 'Hatta', 'Fujairah', 'Liwa'),
      { published },
    );
    expect(rules.rows.map(({ ruleId: id, before, after }) => [id, before, after])).toEqual([
      [null, 6, 2],
      [ruleId(3), 2, 2],
      [ruleId(1), 0, 2],
      [ruleId(4), 0, 2],
      [ruleId(2), 1, 1],
    ]);
  });

  test('reasons by code, and how many leads were walked is told on the way', () => {
    const index = indexCandidates({
      version: 1,
      partners: [candidate('a', { capacity: { maxOpen: null, maxPerDay: 1 } })],
    });
    const whatIf = new WhatIf({ version: 3, document: policy() }, policy(), {
      index,
      records: new Map(),
      gazetteer,
    });
    expect(whatIf.leads).toBe(0);
    whatIf.take(leadsOf(['SA', null, 'AE', 'AE']));
    expect(whatIf.leads).toBe(4);
    const codes = whatIf.figures().unplacedByReason.map(({ code }) => code);
    expect(codes.length).toBeGreaterThan(1);
    expect(codes).toEqual(codes.toSorted());
  });
});
