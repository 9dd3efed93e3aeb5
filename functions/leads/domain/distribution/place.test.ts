import type { PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { at, candidate, lead, rankByLevel } from '../../../../test/fixtures/placement-facts.ts';
import type { Lead } from '../lead.ts';
import { indexCandidates, type Candidate } from './candidate.ts';
import { fairnessIndex, newcomerTurns, type Standing } from './fair-share.ts';
import { climbLadder } from './ladder.ts';
import { mayClaim } from './may-claim.ts';
import { cappedCandidates, firstReturn, hasRoom, place, type Load } from './place.ts';
import { shippedPolicy } from './shipped-policy.ts';

const policyWith = (over: Partial<PolicyDocument> = {}) => ({
  version: 3,
  document: { ...shippedPolicy, ...over },
});
const decide = (
  candidates: readonly Candidate[],
  over: {
    lead?: Lead;
    policy?: Partial<PolicyDocument>;
    standings?: Map<string, Standing>;
    loads?: Map<string, Load>;
    at?: string;
  } = {},
) =>
  place({
    lead: over.lead ?? lead(),
    index: indexCandidates({ version: 7, partners: candidates }),
    policy: policyWith(over.policy),
    standings: over.standings ?? new Map(),
    loads: over.loads ?? new Map(),
    at: over.at ?? at,
  });
const standing = (
  partnerId: string,
  assigned: number,
  creditedBack = 0,
  lastAssignedAt: string | null = null,
): [string, Standing] => [partnerId, { partnerId, assigned, creditedBack, lastAssignedAt, version: 1 }];

describe('the ladder', () => {
  const rulesOut = (name: string, over: Partial<Candidate>, theLead: Lead = lead()) =>
    test(name, () => {
      const { outcome } = decide([candidate('a', over), candidate('b')], { lead: theLead });
      expect(outcome.kind === 'offered' && outcome.partner.id).toBe('b');
      expect(
        decide([candidate('a', over)], { lead: theLead, policy: { everyoneAbsent: 'unplaced' } }).outcome
          .kind,
      ).toBe('unplaced');
    });
  rulesOut('leaves out the suspended', { status: 'suspended' });
  rulesOut('leaves out weight zero', { weight: 0 });
  rulesOut('leaves out other countries', { territories: [{ country: 'SA' }] });
  rulesOut('a territory finer than what the lead says never matches', {
    territories: [{ country: 'AE', subdivision: 'Dubai' }],
  });
  rulesOut('a postal prefix needs a postal code', {
    territories: [{ country: 'AE', postalPrefixes: ['12'] }],
  });
  rulesOut('leaves out other products', {
    specialisations: { products: ['prod_x'], industries: [], languages: [], certifications: [] },
  });
  rulesOut(
    'leaves out other industries',
    { specialisations: { products: [], industries: ['retail'], languages: [], certifications: [] } },
    lead({ industry: 'medical' }),
  );
  rulesOut(
    'leaves out other languages',
    { specialisations: { products: [], industries: [], languages: ['fa'], certifications: [] } },
    lead({ language: 'ar' }),
  );
  rulesOut('leaves out those away today in their own zone', {
    timeOff: [{ id: 'toff_1', from: '2026-11-23', to: '2026-11-23', note: null }],
  });
  rulesOut('leaves out those who refused already', {}, lead({}, { refusedBy: ['a'] }));

  test('matches subdivisions in any spelling and postal codes by prefix', () => {
    const here = lead({ subdivision: 'DUBAI' }, { customer: { ...lead().customer, postalCode: '98 104' } });
    for (const territory of [
      { country: 'AE', subdivision: 'Dubai' },
      { country: 'AE', postalPrefixes: ['981'] },
    ]) {
      expect(decide([candidate('a', { territories: [territory] })], { lead: here }).outcome.kind).toBe(
        'offered',
      );
    }
  });

  test('each step counts those it met and those it ruled out, down to who remains', () => {
    const many = [
      candidate('a', { status: 'suspended' }),
      candidate('b', { territories: [{ country: 'SA' }] }),
      candidate('c', {
        specialisations: { products: ['p'], industries: [], languages: [], certifications: [] },
      }),
      candidate('d', { timeOff: [{ id: 't', from: '2026-11-20', to: '2026-11-30', note: null }] }),
      candidate('e', { capacity: { maxOpen: 1, maxPerDay: null } }),
      candidate('f'),
    ];
    const { trace } = decide(many, { loads: new Map([['e', { open: 1, newOn: () => 0 }]]) });
    expect(trace.steps).toEqual([
      { step: 'exclusion', before: 6, ruledOut: 1 },
      { step: 'territory', before: 5, ruledOut: 1 },
      { step: 'specialisation', before: 4, ruledOut: 1 },
      { step: 'availability', before: 3, ruledOut: 1 },
      { step: 'capacity', before: 2, ruledOut: 1 },
    ]);
    expect(trace.candidates.map(({ partnerId }) => partnerId)).toEqual(['f']);
  });

  test('a step that is switched off rules nobody out', () => {
    const steps = { ...shippedPolicy.steps, territory: false };
    expect(
      decide([candidate('a', { territories: [{ country: 'SA' }] })], { policy: { steps } }).outcome.kind,
    ).toBe('offered');
  });

  test('only capped candidates need their loads read', () => {
    const index = indexCandidates({
      version: 1,
      partners: [candidate('a'), candidate('b', { capacity: { maxOpen: null, maxPerDay: 2 } })],
    });
    expect(
      cappedCandidates(climbLadder(lead(), index, shippedPolicy, Date.parse(at))).map(({ id }) => id),
    ).toEqual(['b']);
  });
});

describe('what becomes of a lead nobody may get', () => {
  test.each([
    ['no country', lead({ country: null }), {}, 'unplaced.no-country'],
    [
      'a country nobody knows',
      lead({ country: null, countryText: 'Philipines' }),
      {},
      'unplaced.unknown-country',
    ],
    ['a country nobody serves', lead({ country: 'BR' }), {}, 'unplaced.nobody-serves'],
    ['refused by everyone who serves it', lead({}, { refusedBy: ['a'] }), {}, 'unplaced.all-refused'],
    ['too many hops', lead({}, { hops: 5 }), {}, 'unplaced.hop-limit'],
  ])('%s', (_name, theLead, policy, code) => {
    const { outcome, trace } = decide([candidate('a')], { lead: theLead, policy });
    expect([outcome.kind, trace.reason.code]).toEqual(['unplaced', code]);
  });

  const away = candidate('a', { timeOff: [{ id: 't', from: '2026-11-20', to: '2026-11-25', note: null }] });
  test.each([
    ['hold', 'held', 'placement.held'],
    ['pool', 'pooled', 'placement.pooled-absent'],
    ['unplaced', 'unplaced', 'unplaced.availability'],
  ] as const)('everyone away and the policy says %s', (everyoneAbsent, kind, code) => {
    const { outcome, trace } = decide([away], { policy: { everyoneAbsent } });
    expect([outcome.kind, trace.reason.code]).toEqual([kind, code]);
  });

  test('a held lead waits for the first who is back, by the clock of its own zone', () => {
    const later = candidate('b', {
      timeOff: [{ id: 't', from: '2026-11-20', to: '2026-11-30', note: null }],
    });
    // The day after 25 November begins in Dubai at 20:00 UTC.
    const back = '2026-11-25T20:00:00.000Z';
    expect(firstReturn([later, away], Date.parse(at))).toBe(back);
    // Still so on its last day, and no more once it is over.
    expect(firstReturn([later, away], Date.parse(back) - 1)).toBe(back);
    expect(firstReturn([later, away], Date.parse(back))).toBe('2026-11-30T20:00:00.000Z');
  });

  test.each(['hold', 'pool', 'unplaced'] as const)(
    'one who is there is offered it, whatever becomes of it once everyone is away (%s)',
    (everyoneAbsent) => {
      const { outcome } = decide([away, candidate('b')], { policy: { everyoneAbsent } });
      expect(outcome).toMatchObject({ kind: 'offered', partner: { id: 'b' } });
    },
  );

  test('everyone at capacity', () => {
    const full = candidate('a', { capacity: { maxOpen: null, maxPerDay: 2 } });
    const { trace } = decide([full], {
      loads: new Map([['a', { open: 0, newOn: (day) => (day === '2026-11-23' ? 2 : 0) }]]),
    });
    expect(trace.reason).toEqual({ code: 'unplaced.capacity', params: { country: 'AE', candidates: 1 } });
    expect(decide([full], { loads: new Map([['a', { open: 0, newOn: () => 1 }]]) }).outcome.kind).toBe(
      'offered',
    );
  });
});

describe('fair-share', () => {
  test('lowest level first, then longest wait, then id', () => {
    const ranked = rankByLevel(
      [candidate('d'), candidate('c'), candidate('b'), candidate('a', { weight: 2 })],
      new Map([
        standing('a', 3, 0),
        standing('b', 2, 1, '2026-11-02T00:00:00.000Z'),
        standing('c', 1, 0, '2026-11-01T00:00:00.000Z'),
        standing('d', 1, 0, '2026-11-01T00:00:00.000Z'),
      ]),
    );
    expect(ranked.map(({ partnerId, level }) => [partnerId, level])).toEqual([
      ['c', 1],
      ['d', 1],
      ['b', 1],
      ['a', 1.5],
    ]);
  });

  test('weights get their exact share in every full cycle', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 }), (weights) => {
        const candidates = weights.map((weight, index) => candidate(`p${index}`, { weight }));
        const counts = new Map<string, Standing>();
        const cycle = weights.reduce((sum, weight) => sum + weight, 0);
        for (let turn = 0; turn < cycle * 3; turn += 1) {
          const { outcome } = decide(candidates, { standings: counts });
          if (outcome.kind !== 'offered') throw new Error('not offered');
          const { id } = outcome.partner;
          const before = counts.get(id);
          counts.set(id, {
            partnerId: id,
            assigned: (before?.assigned ?? 0) + 1,
            creditedBack: 0,
            lastAssignedAt: new Date(turn).toISOString(),
            version: turn,
          });
        }
        expect(weights.map((_weight, index) => counts.get(`p${index}`)?.assigned)).toEqual(
          weights.map((weight) => weight * 3),
        );
      }),
      { numRuns: 100 },
    );
  });

  const anyCandidates = fc.uniqueArray(
    fc.record({
      id: fc.stringMatching(/^[a-z]{3}$/),
      weight: fc.integer({ min: 1, max: 5 }),
      assigned: fc.nat(20),
    }),
    { selector: ({ id }) => id, minLength: 2, maxLength: 10 },
  );

  test('the same facts give the same decision, in whatever order they come', () => {
    fc.assert(
      fc.property(anyCandidates, (many) => {
        const standings = new Map(many.map(({ id, assigned }) => standing(id, assigned)));
        const candidates = many.map(({ id, weight }) => candidate(id, { weight }));
        const one = decide(candidates, { standings });
        const two = decide([...candidates].reverse(), { standings });
        expect(JSON.stringify(two.trace)).toBe(JSON.stringify(one.trace));
      }),
    );
  });

  test('taking a candidate away never changes the order of the others', () => {
    fc.assert(
      fc.property(anyCandidates, fc.nat(), (many, pick) => {
        const standings = new Map(many.map(({ id, assigned }) => standing(id, assigned)));
        const candidates = many.map(({ id, weight }) => candidate(id, { weight }));
        const gone = many[pick % many.length]?.id;
        const all = rankByLevel(candidates, standings).map(({ partnerId }) => partnerId);
        const fewer = rankByLevel(
          candidates.filter(({ id }) => id !== gone),
          standings,
        ).map(({ partnerId }) => partnerId);
        expect(fewer).toEqual(all.filter((id) => id !== gone));
      }),
    );
  });

  test('the winner hears of no rival, the manager hears the level', () => {
    const { outcome, trace } = decide([candidate('a'), candidate('b')]);
    expect(outcome.kind === 'offered' && outcome.why).toEqual({
      code: 'why.fair-share',
      params: { candidates: 2, country: 'AE' },
    });
    expect(trace.reason).toEqual({
      code: 'placement.fair-share',
      params: { candidates: 2, country: 'AE', partner: 'Partner a', level: 0 },
    });
    expect(trace).toMatchObject({ policyVersion: 3, rosterVersion: 7, strategy: 'fair-share', fairness: 1 });
  });

  test('Jain’s index', () => {
    expect(fairnessIndex([1, 1, 1, 1])).toBe(1);
    expect(fairnessIndex([1, 0, 0, 0])).toBe(0.25);
    expect(fairnessIndex([])).toBe(1);
    expect(fairnessIndex([0, 0])).toBe(1);
  });

  test('a newcomer begins at the average level, by its own weight', () => {
    expect(
      newcomerTurns(2, [
        { assigned: 10, creditedBack: 0, weight: 1 },
        { assigned: 6, creditedBack: 2, weight: 1 },
      ]),
    ).toBe(14);
    expect(newcomerTurns(3, [])).toBe(0);
  });
});

describe('the pool', () => {
  test('takes a lead that several may claim', () => {
    const { outcome, trace } = decide([candidate('a'), candidate('b')], { policy: { strategy: 'pool' } });
    expect(outcome.kind).toBe('pooled');
    expect(trace.reason).toEqual({ code: 'placement.pooled', params: { candidates: 2 } });
    expect(decide([], { policy: { strategy: 'pool' } }).outcome.kind).toBe('unplaced');
  });

  test('lets nobody claim whom the ladder would keep out', () => {
    const need = { facts: lead().facts, refusedBy: ['b'], postalCode: null, pooledFor: null };
    const may = (over: Partial<Candidate>, id = 'a', policy: Partial<PolicyDocument> = {}) =>
      mayClaim(candidate(id, over), need, { ...shippedPolicy, ...policy }, Date.parse(at));
    expect(may({})).toBe(true);
    expect(may({}, 'b')).toBe(false);
    expect(may({ status: 'suspended' })).toBe(false);
    expect(may({ weight: 0 })).toBe(false);
    expect(may({ territories: [{ country: 'SA' }] })).toBe(false);
    expect(
      may({ specialisations: { products: ['p'], industries: [], languages: [], certifications: [] } }),
    ).toBe(false);
    expect(may({}, 'a', { excludedPartners: ['a'] })).toBe(false);
  });
});

describe('room', () => {
  const load = (open: number, today: number): Load => ({
    open,
    newOn: (day) => (day === '2026-11-23' ? today : 9),
  });
  const room = (maxOpen: number | null, maxPerDay: number | null, known?: Load) =>
    hasRoom(candidate('a', { capacity: { maxOpen, maxPerDay } }), known, '2026-11-23');

  test.each([
    [null, null, load(99, 99), true],
    [2, null, load(1, 0), true],
    [2, null, load(2, 0), false],
    [2, null, load(3, 0), false],
    [null, 2, load(99, 1), true],
    [null, 2, load(0, 2), false],
    [2, 2, load(1, 2), false],
    [2, 2, load(2, 1), false],
    [2, 2, load(1, 1), true],
    [1, 1, undefined, true],
    [0, null, undefined, false],
    [null, 0, undefined, false],
  ])('for %j open and %j a day', (maxOpen, maxPerDay, known, has) => {
    expect(room(maxOpen, maxPerDay, known)).toBe(has);
  });

  test('whoever has either cap has a load to be read', () => {
    const partners = [
      candidate('a', { capacity: { maxOpen: 3, maxPerDay: null } }),
      candidate('b'),
      candidate('c', { capacity: { maxOpen: null, maxPerDay: 3 } }),
      candidate('d', { capacity: { maxOpen: 3, maxPerDay: 3 } }),
    ];
    const ladder = climbLadder(
      lead(),
      indexCandidates({ version: 1, partners }),
      shippedPolicy,
      Date.parse(at),
    );
    expect(cappedCandidates(ladder).map(({ id }) => id)).toEqual(['a', 'c', 'd']);
  });

  test('is not asked for where its step is switched off', () => {
    const full = candidate('a', { capacity: { maxOpen: 0, maxPerDay: null } });
    const steps = { ...shippedPolicy.steps, capacity: false };
    const { outcome, trace } = decide([full], { policy: { steps } });
    expect(outcome.kind).toBe('offered');
    expect(trace.steps.map(({ step }) => step)).not.toContain('capacity');
  });
});

describe('a decision says why', () => {
  test('one alone is chosen as the only one', () => {
    const { outcome, trace } = decide([candidate('a')], { standings: new Map([standing('a', 1)]) });
    expect(outcome).toMatchObject({ why: { code: 'why.only', params: { candidates: 1, country: 'AE' } } });
    expect(trace.reason).toEqual({
      code: 'placement.only',
      params: { candidates: 1, country: 'AE', partner: 'Partner a', level: 1 },
    });
  });

  test('levels are told to the hundredth', () => {
    const { trace } = decide([candidate('a', { weight: 3 })], { standings: new Map([standing('a', 2)]) });
    expect(trace.reason.params['level']).toBe(0.67);
  });

  test('one of many, with the best 25 and the fairness of all', () => {
    const many = Array.from({ length: 30 }, (_, index) => candidate(`p${String(index).padStart(2, '0')}`));
    const standings = new Map([standing('p00', 30)]);
    const { trace } = decide(many, { standings });
    expect(trace.candidates).toHaveLength(25);
    expect(trace.fairness).toBeCloseTo(1 / 30);
    expect(trace).toMatchObject({ engineVersion: '2', outcome: 'offered', strategy: 'fair-share' });
  });

  test('nobody leaves nothing to be fair to', () => {
    const { trace } = decide([]);
    expect(trace).toMatchObject({ outcome: 'unplaced', fairness: null, candidates: [] });
    expect(trace.reason).toEqual({ code: 'unplaced.nobody-serves', params: { country: 'AE' } });
  });

  test('who serves the place and may not have it is counted', () => {
    const refused = decide([candidate('a'), candidate('b')], { lead: lead({}, { refusedBy: ['a', 'b'] }) });
    expect(refused.trace.reason).toEqual({
      code: 'unplaced.all-refused',
      params: { country: 'AE', candidates: 2 },
    });
    const unknown = decide([], { lead: lead({ country: null, countryText: 'Nowhere' }) });
    expect(unknown.trace.reason).toEqual({
      code: 'unplaced.unknown-country',
      params: { countryText: 'Nowhere' },
    });
    const none = decide([], { lead: lead({ country: null }) });
    expect(none.trace.reason).toEqual({ code: 'unplaced.no-country', params: {} });
    const special = candidate('a', {
      specialisations: { products: ['p'], industries: [], languages: [], certifications: [] },
    });
    expect(decide([special, { ...special, id: 'b' }]).trace.reason).toEqual({
      code: 'unplaced.specialisation',
      params: { country: 'AE', candidates: 2 },
    });
  });

  test('hops end at the limit, not before it', () => {
    const after = (hops: number) => decide([candidate('a')], { lead: lead({}, { hops }) }).trace.reason;
    expect(after(4).code).toBe('placement.only');
    expect(after(5)).toEqual({ code: 'unplaced.hop-limit', params: { hops: 5 } });
    expect(after(6).code).toBe('unplaced.hop-limit');
  });

  const timeOff = [{ id: 't', from: '2026-11-20', to: '2026-11-25', note: null }];

  test('absence is told with how many are absent and until when', () => {
    const away = [candidate('a', { timeOff }), candidate('b', { timeOff })];
    const held = decide(away);
    expect(held.outcome).toEqual({ kind: 'held', until: '2026-11-25T20:00:00.000Z' });
    expect(held.trace.reason).toEqual({ code: 'placement.held', params: { candidates: 2 } });
    const pooled = decide(away, { policy: { everyoneAbsent: 'pool' } });
    expect(pooled.trace.reason).toEqual({ code: 'placement.pooled-absent', params: { candidates: 2 } });
    const unplaced = decide(away, { policy: { everyoneAbsent: 'unplaced' } });
    expect(unplaced.trace.reason).toEqual({
      code: 'unplaced.availability',
      params: { country: 'AE', candidates: 2 },
    });
  });

  test('an absence that is over says nothing of when somebody is back, and none at all is looked at again in a year', () => {
    const over = { id: 'o', from: '2026-11-01', to: '2026-11-22', note: null };
    const atMs = Date.parse(at);
    expect(firstReturn([candidate('a', { timeOff: [over, ...timeOff] })], atMs)).toBe(
      '2026-11-25T20:00:00.000Z',
    );
    expect(firstReturn([candidate('a', { timeOff: [over] })], atMs)).toBe('2027-11-24T09:00:00.000Z');
  });
});
