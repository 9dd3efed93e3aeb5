import type { Ranking } from '@rafiq/shared/leads/policy-rule.ts';
import { tiers } from '@rafiq/shared/partners/status.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { at, candidate, lead, rule } from '../../../../test/fixtures/placement-facts.ts';
import type { Lead } from '../lead.ts';
import { indexCandidates, type Candidate } from './candidate.ts';
import { ladderOf, place, type PlacementFacts } from './place.ts';
import { ruledOut } from './ruled-out.ts';
import { shippedPolicy } from './shipped-policy.ts';

interface Case {
  partners: readonly Candidate[];
  of?: Lead;
  policy?: Partial<typeof shippedPolicy>;
  more?: Partial<PlacementFacts>;
}

function decide({ partners, of = lead(), policy = {}, more = {} }: Case) {
  const index = indexCandidates({ version: 7, partners });
  const document = { ...shippedPolicy, ...policy };
  const facts = {
    lead: of,
    index,
    policy: { version: 3, document },
    standings: new Map(),
    loads: new Map(),
    at,
    ...more,
  };
  const ladder = ladderOf(facts);
  const { trace, ranked } = place(facts, ladder);
  const refused = new Set([...document.excludedPartners, ...of.refusedBy]);
  return { trace, ranked, out: ruledOut(ladder, partners, refused) };
}

const today = [{ id: 'toff_1', from: '2026-11-23', to: '2026-11-23', note: null }];

test('everybody is named with its step, whoever came farthest first, of one step by name', () => {
  const { out, ranked } = decide({
    partners: [
      candidate('elsewhere', { territories: [{ country: 'OM' }] }),
      candidate('farther', { name: 'Zebra', territories: [{ country: 'QA' }] }),
      candidate('suspended', { status: 'suspended' }),
      candidate('excluded'),
      candidate('refused'),
      candidate('silver', { tier: 'silver' }),
      candidate('away', { tier: 'gold', timeOff: today }),
      candidate('full', { tier: 'gold', capacity: { maxOpen: 1, maxPerDay: null } }),
      candidate('distant', { tier: 'gold' }),
      candidate('chosen', { tier: 'gold' }),
    ],
    of: lead({}, { hops: 1, refusedBy: ['refused'] }),
    policy: {
      excludedPartners: ['excluded'],
      rules: [
        rule(1, {
          among: { tiers: ['gold'], kinds: [], partners: [] },
          strategy: { kind: 'ranked', ranking: { by: 'nearest', maxKm: 10 } },
        }),
      ],
    },
    more: {
      loads: new Map([['full', { open: 1, newOn: () => 0 }]]),
      distanceTo: ({ id }) => (id === 'distant' ? 11 : 1),
    },
  });
  expect(ranked.map(({ partnerId }) => partnerId)).toEqual(['chosen']);
  expect(out.map(({ partnerId, step }) => `${step} ${partnerId}`)).toEqual([
    'distance distant',
    'capacity full',
    'availability away',
    'among silver',
    'territory elsewhere',
    'territory farther',
    'exclusion excluded',
    'exclusion refused',
    'exclusion suspended',
  ]);
  expect(out.at(5)?.partnerName).toBe('Zebra');
});

test('where the account decides, everybody else is not of it', () => {
  const account = {
    ownerPartnerId: 'gone',
    protections: [],
    servingPartnerIds: ['serves', 'away'],
    productFamily: null,
  };
  const partners = ['serves', 'away', 'other', 'gone'].map((id) =>
    candidate(id, {
      ...(id === 'away' && { timeOff: today }),
      ...(id === 'gone' && { status: 'suspended' }),
    }),
  );
  const steps = { ...shippedPolicy.steps, namedAccount: true, servingPartner: true };
  const { out, trace } = decide({ partners, policy: { steps }, more: { account } });
  // That of the owner had nobody to offer it to, and ruled out nobody.
  expect(trace.steps.map(({ step, ruledOut: count }) => `${step} ${count}`)).toEqual([
    'exclusion 1',
    'named-account 0',
    'serving-partner 1',
    'availability 1',
    'capacity 0',
  ]);
  expect(out.map(({ partnerId, step }) => `${step} ${partnerId}`)).toEqual([
    'availability away',
    'serving-partner other',
    'exclusion gone',
  ]);
});

test('whoever they are, all are there once, as many as the trace counts, each where it alone would have ended', () => {
  const partner = fc.record({
    country: fc.constantFrom('AE', 'OM'),
    tier: fc.constantFrom(...tiers),
    weight: fc.integer({ min: 0, max: 2 }),
    isAway: fc.boolean(),
    maxOpen: fc.option(fc.integer({ min: 0, max: 2 })),
    open: fc.integer({ min: 0, max: 2 }),
    km: fc.option(fc.integer({ min: 0, max: 60 })),
    languages: fc.subarray(['ar', 'fa']),
  });
  const rankings = fc.constantFrom<Ranking>({ by: 'fair-share' }, { by: 'nearest', maxKm: 30 });
  const all = fc.array(partner, { minLength: 1, maxLength: 12 });
  let named = 0;
  fc.assert(
    fc.property(
      all,
      rankings,
      fc.subarray([...tiers]),
      fc.constantFrom('AE', 'OM', null),
      (rows, ranking, preferred, country) => {
        const partners = rows.map((row, n) =>
          candidate(`p${n}`, {
            tier: row.tier,
            weight: row.weight,
            territories: [{ country: row.country }],
            capacity: { maxOpen: row.maxOpen, maxPerDay: null },
            specialisations: { products: [], industries: [], languages: row.languages, certifications: [] },
            timeOff: row.isAway ? today : [],
          }),
        );
        const facts = {
          of: lead({ country, language: 'ar' }, { refusedBy: ['p2'] }),
          policy: {
            excludedPartners: ['p5'],
            rules: [
              rule(1, {
                among: { tiers: preferred, kinds: [], partners: [] },
                strategy: { kind: 'ranked', ranking },
              }),
            ],
          },
          more: {
            loads: new Map(rows.map(({ open }, n) => [`p${n}`, { open, newOn: () => 0 }])),
            distanceTo: ({ id }: Candidate) => rows[Number(id.slice(1))]?.km ?? null,
          },
        };
        const { out, ranked, trace } = decide({ partners, ...facts });
        const ids = [...ranked, ...out].map(({ partnerId }) => partnerId);
        expect([...ids].sort()).toEqual(partners.map(({ id }) => id).sort());
        for (const { step, ruledOut: count } of trace.steps)
          expect([step, out.filter((one) => one.step === step).length]).toEqual([step, count]);
        for (const { partnerId, step } of out) {
          const alone = decide({ partners: partners.filter(({ id }) => id === partnerId), ...facts });
          expect(alone.trace.steps.find(({ ruledOut: count }) => count === 1)?.step).toBe(step);
          named += 1;
        }
      },
    ),
    { numRuns: 300 },
  );
  expect(named).toBeGreaterThan(500);
});
