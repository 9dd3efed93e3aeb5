import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { at, candidate, lead, rule } from '../../../../test/fixtures/placement-facts.ts';
import { indexCandidates, type Candidate } from './candidate.ts';
import { fairnessIn, type FairnessScope } from './fairness.ts';
import { place } from './place.ts';
import { shippedPolicy } from './shipped-policy.ts';

const standing = (partnerId: string, assigned: number) => ({
  partnerId,
  assigned,
  creditedBack: 0,
  lastAssignedAt: at,
  version: 1,
});
const facts = (
  candidates: readonly Candidate[],
  turns: Readonly<Record<string, number>> = {},
  open: Readonly<Record<string, number>> = {},
  policy: Partial<typeof shippedPolicy> = {},
) => ({
  index: indexCandidates({ version: 1, partners: candidates }),
  policy: { version: 4, document: { ...shippedPolicy, ...policy } },
  standings: new Map(Object.entries(turns).map(([id, count]) => [id, standing(id, count)])),
  loads: new Map(Object.entries(open).map(([id, count]) => [id, { open: count, newOn: () => 0 }])),
  at,
});
const country = lead().facts.country ?? '';
const own: FairnessScope = { rule: null, country };
const today = at.slice(0, 10);

describe('how turns stand', () => {
  test('names who is next and why, in the order of levels, and Jain’s index of them', () => {
    const found = fairnessIn(own, facts([candidate('a'), candidate('b', { weight: 2 })], { a: 3, b: 2 }));
    expect(found.rows.map(({ candidate: { id }, ranked }) => [id, ranked.level])).toEqual([
      ['b', 1],
      ['a', 3],
    ]);
    expect(found.next?.id).toBe('b');
    expect(found.reason).toEqual({
      code: 'fairness.next',
      params: { partner: 'Partner b', level: 1, candidates: 2 },
    });
    expect(found.index).toBeCloseTo(16 / 20);
  });

  test('whoever is left out, away or full stands behind, with what rules it out, and still counts for the index', () => {
    const away = { timeOff: [{ id: 't', from: today, to: today, note: null }] };
    const found = fairnessIn(
      own,
      facts(
        [
          candidate('excluded'),
          candidate('away', away),
          candidate('full', { capacity: { maxOpen: 1, maxPerDay: null } }),
          candidate('free'),
        ],
        { free: 8, away: 4 },
        { full: 1 },
        { excludedPartners: ['excluded'] },
      ),
    );
    expect(Object.fromEntries(found.rows.map((row) => [row.candidate.id, row.ruledOut]))).toEqual({
      free: null,
      excluded: 'exclusion',
      away: 'availability',
      full: 'capacity',
    });
    expect([found.rows[0]?.candidate.id, found.next?.id]).toEqual(['free', 'free']);
    expect(found.index).toBeCloseTo(144 / (4 * 80));
  });

  test('looks at those whom a rule considers, whatever its conditions, and names nobody where the lead decides', () => {
    const partners = [candidate('gold', { tier: 'gold' }), candidate('silver', { tier: 'silver' })];
    const golden = rule(1, {
      when: [{ field: 'industry', operator: 'is-one-of', values: ['Banking'] }],
      among: { tiers: ['gold'], kinds: [], partners: [] },
    });
    const found = fairnessIn({ rule: golden, country }, facts(partners));
    expect(found.rows.map(({ candidate: { id } }) => id)).toEqual(['gold']);
    expect(found.next?.id).toBe('gold');
    const nearest = {
      ...golden,
      strategy: { kind: 'ranked', ranking: { by: 'nearest', maxKm: 60 } },
    } as const;
    const upToLead = fairnessIn({ rule: nearest, country }, facts(partners));
    expect([upToLead.next, upToLead.reason.code]).toEqual([null, 'fairness.up-to-lead']);
    const pooled = fairnessIn(own, facts(partners, {}, {}, { strategy: 'pool' }));
    expect([pooled.next, pooled.reason.code]).toEqual([null, 'placement.pooled']);
  });

  test('says that nobody serves a country', () => {
    const found = fairnessIn({ rule: null, country: 'TV' }, facts([candidate('a')]));
    expect([found.rows, found.index, found.next, found.reason.code]).toEqual([
      [],
      null,
      null,
      'unplaced.nobody-serves',
    ]);
  });

  test('names whom a placement chooses, however turns stand', () => {
    const partner = fc.record({ weight: fc.integer({ min: 1, max: 9 }), turns: fc.nat(20) });
    fc.assert(
      fc.property(fc.array(partner, { minLength: 1, maxLength: 8 }), (drawn) => {
        const partners = drawn.map(({ weight }, place) => candidate(`p${place}`, { weight }));
        const turns = Object.fromEntries(drawn.map((one, place) => [`p${place}`, one.turns]));
        const given = facts(partners, turns);
        const { outcome } = place({ ...given, lead: lead() });
        expect(fairnessIn(own, given).next?.id).toBe(outcome.kind === 'offered' ? outcome.partner.id : '');
      }),
    );
  });
});

describe('what a scope looks at', () => {
  test('a country that nobody serves has no rows, no index and nobody next', () => {
    const found = fairnessIn({ rule: null, country: 'IS' }, facts([candidate('a')]));
    expect(found).toMatchObject({ rows: [], index: null, next: null });
  });

  test('of a rule that demands certifications, those who hold them', () => {
    const held = (name: string) => ({
      specialisations: {
        products: [],
        industries: [],
        languages: [],
        certifications: [{ name, expiresOn: null }],
      },
    });
    const certified = rule(1, {
      among: { tiers: [], kinds: [], partners: [], certifications: { names: ['Rampart'], held: 'all' } },
    });
    const partners = [candidate('a', held('Rampart')), candidate('b', held('Lantern')), candidate('c')];
    const idsOf = (scope: FairnessScope) =>
      fairnessIn(scope, facts(partners)).rows.map(({ candidate: { id } }) => id);
    expect(idsOf({ rule: certified, country })).toEqual(['a']);
    expect(idsOf(own)).toEqual(['a', 'b', 'c']);
  });

  test('a cap per day counts the leads of that day', () => {
    const capped = candidate('a', { capacity: { maxOpen: null, maxPerDay: 2 } });
    const known = facts([capped]);
    const on = (day: string) => ({
      ...known,
      loads: new Map([['a', { open: 0, newOn: (asked: string) => (asked === day ? 2 : 0) }]]),
    });
    expect(fairnessIn(own, on(today)).rows[0]?.ruledOut).toBe('capacity');
    expect(fairnessIn(own, on('2026-11-22')).rows[0]?.ruledOut).toBeNull();
  });

  test('a partner whom a rule names is next, for the rule’s own reason', () => {
    const direct = rule(1, { strategy: { kind: 'direct', partnerId: 'b' } });
    const found = fairnessIn({ rule: direct, country }, facts([candidate('a'), candidate('b')], { b: 9 }));
    expect(found.next?.id).toBe('b');
    expect(found.reason.code).not.toBe('fairness.next');
    expect(found.rows.map(({ candidate: { id } }) => id)).toEqual(['b']);
  });

  test('the nearest within so many kilometres is up to the lead, and nobody is ruled out for being far', () => {
    const nearest = rule(1, { strategy: { kind: 'ranked', ranking: { by: 'nearest', maxKm: 10 } } });
    const found = fairnessIn({ rule: nearest, country }, facts([candidate('a'), candidate('b')]));
    expect([found.next, found.reason]).toEqual([null, { code: 'fairness.up-to-lead', params: {} }]);
    expect(found.rows.map(({ ruledOut }) => ruledOut)).toEqual([null, null]);
  });

  test('where everybody is away that is told, and who was there is measured for those who are back', () => {
    const away = { timeOff: [{ id: 't', from: today, to: today, note: null }] };
    const everybody = fairnessIn(own, facts([candidate('a', away), candidate('b', away)], { a: 4 }));
    expect(everybody.next).toBeNull();
    expect(everybody.rows.map(({ ruledOut }) => ruledOut)).toEqual(['availability', 'availability']);
    const back = candidate('a', {
      timeZone: 'UTC',
      timeOff: [{ id: 't', from: '2026-11-01', to: '2026-11-22', note: null }],
    });
    const withBack = facts(
      [back, candidate('b', away)],
      { b: 9 },
      {},
      { backFromLeave: { kind: 'keep-place' } },
    );
    // The only one there who was there before is away today: its place is measured by that one all the same.
    expect(fairnessIn(own, withBack).rows[0]?.ranked.level).toBe(8);
  });
});
