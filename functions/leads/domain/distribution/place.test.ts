import type { PolicyDocument } from '@rafiq/shared/leads/contract.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openLead } from '../open-lead.ts';
import type { Lead } from '../lead.ts';
import { indexCandidates, type Candidate } from './candidate.ts';
import { fairnessIndex, newcomerTurns, rankByLevel, type Standing } from './fair-share.ts';
import { climbLadder } from './ladder.ts';
import { mayClaim } from './may-claim.ts';
import { cappedCandidates, firstReturn, place, type Load } from './place.ts';
import { shippedPolicy } from './shipped-policy.ts';

const at = '2026-11-23T09:00:00.000Z';
const allDay = [{ from: '00:00', to: '24:00' }];
const candidate = (id: string, over: Partial<Candidate> = {}): Candidate => ({
  id,
  name: `Partner ${id}`,
  status: 'active',
  weight: 1,
  territories: [{ country: 'AE' }],
  specialisations: { products: [], industries: [], languages: [], certifications: [] },
  capacity: { maxOpen: null, maxPerDay: null },
  timeZone: 'Asia/Dubai',
  workingHours: {
    monday: allDay,
    tuesday: allDay,
    wednesday: allDay,
    thursday: allDay,
    friday: allDay,
    saturday: allDay,
    sunday: allDay,
  },
  country: 'AE',
  holidays: [],
  timeOff: [],
  managerId: null,
  ...over,
});

const consent = { given: true, basis: 'consent', source: 'test', date: '2026-11-20' } as const;
function lead(over: Partial<Lead['facts']> = {}, more: Partial<Lead> = {}): Lead {
  const opened = openLead(
    {
      company: { name: 'Noor', country: 'AE' },
      valueBand: 'unknown',
      consentToShare: consent,
      consentToContact: consent,
      source: {},
    },
    { id: 'lead_1', at, accountId: 'acct_1', product: null },
  );
  return { ...opened, ...more, facts: { ...opened.facts, ...over } };
}

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
    expect(firstReturn([later, away], Date.parse(at))).toBe('2026-11-25T20:00:00.000Z');
  });

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
    expect([outcome.kind, trace.reason.params]).toEqual(['pooled', { candidates: 2 }]);
    expect(decide([], { policy: { strategy: 'pool' } }).outcome.kind).toBe('unplaced');
  });

  test('lets nobody claim whom the ladder would keep out', () => {
    const need = { facts: lead().facts, refusedBy: ['b'], postalCode: null };
    const may = (over: Partial<Candidate>, id = 'a', policy: Partial<PolicyDocument> = {}) =>
      mayClaim(candidate(id, over), need, { ...shippedPolicy, ...policy });
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
