import type { PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import type { Ranking, Rule } from '@rafiq/shared/leads/policy-rule.ts';
import { tiers } from '@rafiq/shared/partners/status.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { at, candidate, lead, rule, ruleId } from '../../../../test/fixtures/placement-facts.ts';
import type { Lead } from '../lead.ts';
import type { AccountFacts } from './account-steps.ts';
import type { Candidate } from './candidate.ts';
import { indexCandidates } from './candidate.ts';
import { climbLadder } from './ladder.ts';
import { passedOver, type PassedOver, type PassingDecision } from './passed-over.ts';
import { engineVersion, place } from './place.ts';
import { recordFacts } from './recorded-facts.ts';
import { shippedPolicy } from './shipped-policy.ts';

interface Case {
  me?: Partial<Candidate>;
  others?: Candidate[];
  policy?: Partial<PolicyDocument>;
  of?: Lead;
  /** Turns, open leads and kilometres, by partner. */
  turns?: Record<string, number>;
  open?: Record<string, number>;
  km?: Record<string, number>;
  /** Of the decision as it was kept. */
  kept?: Partial<PassingDecision>;
  gone?: 'index' | 'document';
  account?: AccountFacts;
}

const rival = candidate('rival');

/** A decision as it is made and kept, and why it passed over the partner `me`. */
function decide({
  me = {},
  others = [rival],
  policy = {},
  of = lead(),
  turns = {},
  open = {},
  km = {},
  ...more
}: Case) {
  const index = indexCandidates({ version: 7, partners: [candidate('me', me), ...others] });
  const document = { ...shippedPolicy, ...policy };
  const standing = ([partnerId, assigned]: [string, number]) =>
    [partnerId, { partnerId, assigned, creditedBack: 0, lastAssignedAt: at, version: 1 }] as const;
  const gathered = {
    lead: of,
    standings: new Map(Object.entries(turns).map(standing)),
    loads: new Map(Object.entries(open).map(([id, count]) => [id, { open: count, newOn: () => 0 }])),
    records: new Map(),
    distanceTo: ({ id }: Candidate) => km[id] ?? null,
    account: more.account,
    at,
  };
  const { outcome, trace } = place({ ...gathered, index, policy: { version: 3, document } });
  const facts = recordFacts(
    climbLadder(of, index, document, Date.parse(at), { account: more.account }),
    gathered,
  );
  const kept = { at, trace, facts, ...more.kept };
  // By now it has been through other hands.
  const now = { ...of, hops: of.hops + 3, refusedBy: ['rival'] };
  const grounds = { index, document, ...(more.gone && { [more.gone]: undefined }) };
  return {
    chosen: outcome.kind === 'offered' ? outcome.partner.id : outcome.kind,
    code: passedOver(kept, now, 'me', grounds),
  };
}
const ranked = (ranking: Ranking, over: Partial<Rule> = {}): Partial<PolicyDocument> => ({
  rules: [rule(1, { strategy: { kind: 'ranked', ranking }, ...over })],
});
const nearest: Ranking = { by: 'nearest', maxKm: 50 };
const fit: Ranking = {
  by: 'best-fit',
  weights: { acceptanceRate: 0, responseTime: 0, winRate: 0, specialisation: 0, distance: 1 },
};
const among = (partners: string[]) => ({ tiers: [], kinds: [], partners });

describe('a partner that was passed over is told', () => {
  test.each<[PassedOver, Case]>([
    ['territory', { me: { territories: [{ country: 'OM' }] } }],
    ['territory', { me: { territories: [{ country: 'AE', subdivision: 'Dubai' }] } }],
    [
      'specialisation',
      {
        me: { specialisations: { products: [], industries: ['health'], languages: [], certifications: [] } },
      },
    ],
    [
      'availability',
      { me: { timeOff: [{ id: 'toff_1', from: '2026-11-23', to: '2026-11-23', note: null }] } },
    ],
    ['capacity', { me: { capacity: { maxOpen: 2, maxPerDay: null } }, open: { me: 2 } }],
    ['distance', { policy: ranked(nearest), km: { me: 51, rival: 1 } }],
    ['distance', { policy: ranked(nearest), km: { rival: 1 } }],
    ['among', { policy: { rules: [rule(1, { among: among(['rival']) })] } }],
    ['among', { policy: { rules: [rule(1, { strategy: { kind: 'direct', partnerId: 'rival' } })] } }],
    ['not-active', { me: { weight: 0 } }],
    ['not-active', { me: { status: 'suspended' } }],
    ['excluded', { policy: { excludedPartners: ['me'] } }],
    ['had-before', { of: lead({}, { hops: 1, refusedBy: ['me'] }) }],
    ['turns', { turns: { me: 1 } }],
    ['turns', { policy: ranked({ by: 'fair-share' }), turns: { me: 5, rival: 2 } }],
    ['nearer', { policy: ranked(nearest), km: { me: 2, rival: 1 } }],
    ['fit', { policy: ranked(fit), km: { me: 900, rival: 1 } }],
    [
      'preferred',
      {
        policy: ranked({ by: 'fair-share' }, { prefer: ['gold'] }),
        others: [candidate('rival', { tier: 'gold' })],
      },
    ],
    ['not-recorded', { turns: { me: 1 }, kept: { facts: null } }],
    [
      'not-repeatable',
      {
        turns: { me: 1 },
        kept: {
          trace: {
            policyVersion: 3,
            engineVersion: '0',
            rule: null,
            reason: { code: 'placement.fair-share' },
          },
        },
      },
    ],
    ['not-repeatable', { turns: { me: 1 }, gone: 'index' }],
    ['not-repeatable', { turns: { me: 1 }, gone: 'document' }],
  ])('%s', (code, known) => {
    expect(decide(known)).toEqual({ chosen: 'rival', code });
  });

  test('that it joined later', () => {
    const kept = {
      at,
      trace: { policyVersion: 3, engineVersion, rule: null, reason: { code: 'placement.fair-share' } },
      facts: factsOfNobody,
    };
    const index = indexCandidates({ version: 7, partners: [rival] });
    expect(passedOver(kept, lead(), 'me', { index, document: shippedPolicy })).toBe('not-then');
  });

  test('of a rule that a cascade went on with: that it was not among those considered', () => {
    const cascade = rule(1, {
      among: among(['rival']),
      strategy: {
        kind: 'cascade',
        ranking: { by: 'fair-share' },
        most: 3,
        acceptHours: null,
        next: { rule: ruleId(2) },
      },
    });
    const rules = [cascade, rule(2)];
    expect(decide({ policy: { rules } })).toEqual({ chosen: 'rival', code: 'among' });
    // What every rule asks for is said as such, whichever rule a partner alone would have come to.
    const away = { territories: [{ country: 'OM' }] };
    expect(decide({ me: away, policy: { rules } })).toEqual({ chosen: 'rival', code: 'territory' });
    const other = { products: [], industries: ['health'], languages: [], certifications: [] };
    expect(decide({ me: { specialisations: other }, policy: { rules } })).toEqual({
      chosen: 'rival',
      code: 'specialisation',
    });
  });

  test('of a rule among others: by the order of that rule, not of the first', () => {
    const rules = [
      rule(1, {
        when: [{ field: 'country', operator: 'is-one-of', values: ['OM'] }],
        strategy: { kind: 'ranked', ranking: nearest },
      }),
      rule(2, { prefer: ['gold'], strategy: { kind: 'ranked', ranking: { by: 'fair-share' } } }),
    ];
    const golden = [candidate('rival', { tier: 'gold' })];
    expect(decide({ policy: { rules }, others: golden })).toEqual({ chosen: 'rival', code: 'preferred' });
    // Of the tier that comes first itself, it is turns that decided.
    expect(decide({ me: { tier: 'gold' }, policy: { rules }, others: golden, turns: { me: 2 } })).toEqual({
      chosen: 'rival',
      code: 'turns',
    });
  });
});

const factsOfNobody = { hops: 0, refusedBy: [], standings: [], loads: [], records: [], distances: [] };

describe('whoever the others were', () => {
  const others = fc.uniqueArray(
    fc.record({
      id: fc.stringMatching(/^[a-z]{1,6}$/).filter((id) => id !== 'me'),
      tier: fc.constantFrom(...tiers),
      weight: fc.integer({ min: 1, max: 9 }),
      turns: fc.integer({ min: 0, max: 40 }),
      km: fc.integer({ min: 0, max: 60 }),
    }),
    { selector: ({ id }) => id, minLength: 1, maxLength: 8 },
  );
  const mine = fc.record({
    tier: fc.constantFrom(...tiers),
    turns: fc.integer({ min: 0, max: 40 }),
    km: fc.integer({ min: 0, max: 60 }),
    maxOpen: fc.option(fc.integer({ min: 0, max: 3 })),
    open: fc.integer({ min: 0, max: 3 }),
    country: fc.constantFrom('AE', 'OM'),
  });
  const policies = fc.record({
    ranking: fc.constantFrom<Ranking>({ by: 'fair-share' }, nearest, fit),
    prefer: fc.subarray([...tiers]),
    ruled: fc.boolean(),
  });

  test('the answer is the same, and says nothing of them', () => {
    let compared = 0;
    fc.assert(
      fc.property(mine, policies, others, others, (me, { ranking, prefer, ruled }, one, other) => {
        const told = [one, other].map((rivals) =>
          decide({
            me: {
              tier: me.tier,
              territories: [{ country: me.country }],
              capacity: { maxOpen: me.maxOpen, maxPerDay: null },
            },
            others: rivals.map(({ id, tier, weight }) => candidate(id, { tier, weight })),
            policy: ruled ? ranked(ranking, { prefer }) : {},
            turns: { me: me.turns, ...Object.fromEntries(rivals.map(({ id, turns }) => [id, turns])) },
            open: { me: me.open },
            km: { me: me.km, ...Object.fromEntries(rivals.map(({ id, km }) => [id, km])) },
          }),
        );
        // Where it was chosen itself, or nobody was, it was not passed over.
        if (told.some(({ chosen }) => ['me', 'unplaced', 'held', 'pooled'].includes(chosen))) return;
        compared += 1;
        expect(told[0]?.code).toBe(told[1]?.code);
      }),
      { numRuns: 600 },
    );
    expect(compared).toBeGreaterThan(100);
  });
});

describe('where the company behind the lead decided', () => {
  const steps = { ...shippedPolicy.steps, namedAccount: true, servingPartner: true };
  const account = (over: Partial<AccountFacts>): AccountFacts => ({
    ownerPartnerId: null,
    protections: [],
    servingPartnerIds: [],
    productFamily: null,
    ...over,
  });

  test('whoever is not of the company is not told that another is', () => {
    const passed = decide({ policy: { steps }, account: account({ ownerPartnerId: 'rival' }) });
    expect(passed).toEqual({ chosen: 'rival', code: 'among' });
  });

  const both = account({ servingPartnerIds: ['me', 'rival'] });
  const cascade = (ranking: Ranking) =>
    ({ kind: 'cascade', ranking, most: 3, acceptHours: null, next: 'pool' }) as const;
  test.each<[PassedOver, Case]>([
    ['turns', { turns: { me: 3 } }],
    ['turns', { turns: { me: 3 }, policy: ranked({ by: 'fair-share' }) }],
    // By turns it would have been the one that asks: the rival has had more.
    ['fit', { turns: { rival: 3 }, km: { me: 900, rival: 1 }, policy: ranked(fit) }],
    // However far they are: the limit of the rule is not asked for where the account decides.
    ['nearer', { turns: { rival: 3 }, km: { me: 90, rival: 70 }, policy: ranked(nearest) }],
    [
      'nearer',
      {
        turns: { rival: 3 },
        km: { me: 2, rival: 1 },
        policy: { rules: [rule(1, { strategy: cascade(nearest) })] },
      },
    ],
    [
      'preferred',
      {
        turns: { rival: 3 },
        others: [candidate('rival', { tier: 'gold' })],
        policy: ranked({ by: 'fair-share' }, { prefer: ['gold'] }),
      },
    ],
  ])('of those who serve it, one came before the other: %s', (code, { policy, ...known }) => {
    expect(decide({ ...known, policy: { ...policy, steps }, account: both })).toEqual({
      chosen: 'rival',
      code,
    });
  });

  test('whoever serves a company that another owns is not told that its turn was over', () => {
    const owned = account({ ownerPartnerId: 'rival', servingPartnerIds: ['me'] });
    expect(decide({ policy: { steps }, account: owned })).toEqual({ chosen: 'rival', code: 'among' });
  });
});
