import { describe, expect, test } from 'vitest';
import { at, candidate, lead } from '../../../../test/fixtures/placement-facts.ts';
import { indexCandidates, type Candidate } from './candidate.ts';
import { climbLadder, coversNeedOf, isAway, servesPlaceOf } from './ladder.ts';
import { mayClaim } from './may-claim.ts';
import { shippedPolicy } from './shipped-policy.ts';

const atMs = Date.parse(at);
const climb = (
  partners: readonly Candidate[],
  theLead = lead(),
  policy: Partial<typeof shippedPolicy> = {},
) => climbLadder(theLead, indexCandidates({ version: 1, partners }), { ...shippedPolicy, ...policy }, atMs);
const ids = (candidates: readonly Candidate[]) => candidates.map(({ id }) => id);

describe('a territory', () => {
  const serves = (
    territory: Candidate['territories'][number],
    facts: { subdivision?: string | null; postalCode?: string | null } = {},
  ) =>
    servesPlaceOf(candidate('a', { territories: [territory] }), {
      facts: lead({ subdivision: facts.subdivision ?? null }).facts,
      postalCode: facts.postalCode ?? null,
    });

  test('is a country, a subdivision in any spelling, or the beginnings of postal codes', () => {
    expect(serves({ country: 'AE' })).toBe(true);
    expect(serves({ country: 'SA' })).toBe(false);
    expect(serves({ country: 'AE', subdivision: 'Dubai' }, { subdivision: 'DUBAI' })).toBe(true);
    expect(serves({ country: 'AE', subdivision: 'Dubai' }, { subdivision: 'Sharjah' })).toBe(false);
    expect(serves({ country: 'AE', subdivision: 'Dubai' })).toBe(false);
    expect(serves({ country: 'AE', postalPrefixes: ['ab 1', '9'] }, { postalCode: 'A B1 2' })).toBe(true);
    expect(serves({ country: 'AE', postalPrefixes: ['AB1'] }, { postalCode: 'ab12' })).toBe(true);
    expect(serves({ country: 'AE', postalPrefixes: ['12'] }, { postalCode: '312' })).toBe(false);
    expect(serves({ country: 'AE', postalPrefixes: ['12'] })).toBe(false);
  });

  test('needs both where it names both, and one of several is enough', () => {
    const both = { country: 'AE', subdivision: 'Dubai', postalPrefixes: ['12'] };
    expect(serves(both, { subdivision: 'Dubai', postalCode: '123' })).toBe(true);
    expect(serves(both, { subdivision: 'Dubai', postalCode: '321' })).toBe(false);
    expect(serves(both, { subdivision: 'Sharjah', postalCode: '123' })).toBe(false);
    const several = candidate('a', { territories: [{ country: 'SA' }, { country: 'AE' }] });
    expect(servesPlaceOf(several, { facts: lead().facts, postalCode: null })).toBe(true);
    expect(
      servesPlaceOf(candidate('a', { territories: [] }), { facts: lead().facts, postalCode: null }),
    ).toBe(false);
  });
});

describe('a specialisation', () => {
  const covers = (over: Partial<Candidate['specialisations']>, facts: Parameters<typeof lead>[0] = {}) =>
    coversNeedOf(
      candidate('a', {
        specialisations: { products: [], industries: [], languages: [], certifications: [], ...over },
      }),
      lead(facts),
    );

  test.each([
    [{}, {}, true],
    [{ products: ['p'] }, { productId: 'p' }, true],
    [{ products: ['p'] }, { productId: 'q' }, false],
    [{ products: ['p'] }, { productId: null }, false],
    [{ industries: ['Retail', 'Medical'] }, { industry: 'RETAIL' }, true],
    [{ industries: ['Retail'] }, { industry: 'Medical' }, false],
    [{ industries: ['Retail'] }, { industry: null }, false],
    [{ languages: ['ar', 'fa'] }, { language: 'fa' }, true],
    [{ languages: ['ar'] }, { language: 'fa' }, false],
    [{ languages: ['ar'] }, { language: null }, false],
    [{ products: ['p'], languages: ['ar'] }, { productId: 'p', language: 'fa' }, false],
    [{ products: ['p'], languages: ['ar'] }, { productId: 'q', language: 'ar' }, false],
    [
      { products: ['p'], industries: ['x'], languages: ['ar'] },
      { productId: 'p', industry: 'x', language: 'ar' },
      true,
    ],
  ])('of %j for a lead of %j: %s', (over, facts, covered) => {
    expect(covers(over, facts)).toBe(covered);
  });
});

test('a partner is away by the day of its own zone', () => {
  const timeOff = [{ id: 'toff_1', from: '2026-11-24', to: '2026-11-24', note: null }];
  const late = Date.parse('2026-11-23T21:00:00.000Z');
  expect(isAway(candidate('a', { timeOff }), late)).toBe(true);
  expect(isAway(candidate('a', { timeOff, timeZone: 'UTC' }), late)).toBe(false);
});

describe('the ladder', () => {
  test('excludes by policy and by refusal, and counts only those who were in play', () => {
    const partners = [candidate('a'), candidate('b'), candidate('c'), candidate('d', { weight: 0 })];
    const { steps, remaining, refusedHere, away } = climb(
      partners,
      lead({}, { refusedBy: ['b', 'd', 'gone'] }),
      {
        excludedPartners: ['a', 'b'],
      },
    );
    expect(ids(remaining)).toEqual(['c']);
    expect(steps[0]).toEqual({ step: 'exclusion', before: 4, ruledOut: 3 });
    expect(steps[1]).toEqual({ step: 'territory', before: 1, ruledOut: 0 });
    expect(refusedHere).toBe(2);
    expect(away).toEqual([]);
  });

  test('takes its steps in order, and none that is switched off', () => {
    const names = (policy: Partial<(typeof shippedPolicy)['steps']>) =>
      climb([candidate('a')], lead(), { steps: { ...shippedPolicy.steps, ...policy } }).steps.map(
        ({ step }) => step,
      );
    expect(names({})).toEqual(['exclusion', 'territory', 'specialisation', 'availability']);
    expect(names({ territory: false })).toEqual(['exclusion', 'specialisation', 'availability']);
    expect(names({ specialisation: false })).toEqual(['exclusion', 'territory', 'availability']);
    expect(names({ availability: false })).toEqual(['exclusion', 'territory', 'specialisation']);
  });

  test('without its territories takes everyone in play, wherever the lead is from', () => {
    const partners = [
      candidate('a', { territories: [{ country: 'SA' }] }),
      candidate('b', { weight: 0 }),
      candidate('c'),
    ];
    const steps = { ...shippedPolicy.steps, territory: false };
    expect(ids(climb(partners, lead({ country: null }), { steps }).remaining)).toEqual(['a', 'c']);
    expect(ids(climb(partners, lead({}, { refusedBy: ['a'] }), { steps }).remaining)).toEqual(['c']);
  });

  test('finds nobody for a lead from nowhere or from where nobody is', () => {
    expect(climb([candidate('a')], lead({ country: null })).remaining).toEqual([]);
    expect(climb([candidate('a')], lead({ country: 'BR' })).remaining).toEqual([]);
  });

  const timeOff = [{ id: 'toff_1', from: '2026-11-20', to: '2026-11-25', note: null }];

  test('tells who is away only where nobody else remains', () => {
    const partners = [candidate('a', { timeOff }), candidate('b', { timeOff })];
    expect(ids(climb(partners).away)).toEqual(['a', 'b']);
    const present = climb([...partners, candidate('c')]);
    expect([ids(present.remaining), present.away]).toEqual([['c'], []]);
    const unasked = climb(partners, lead(), { steps: { ...shippedPolicy.steps, availability: false } });
    expect([ids(unasked.remaining), unasked.away]).toEqual([['a', 'b'], []]);
  });
});

test('a claim is held to the steps that are switched on', () => {
  const need = { facts: lead({ productId: 'q' }).facts, refusedBy: [], postalCode: null, pooledFor: null };
  const elsewhere = candidate('a', { territories: [{ country: 'SA' }] });
  const other = candidate('a', {
    specialisations: { products: ['p'], industries: [], languages: [], certifications: [] },
  });
  const off = (step: 'territory' | 'specialisation') => ({
    ...shippedPolicy,
    steps: { ...shippedPolicy.steps, [step]: false },
  });
  expect([
    mayClaim(elsewhere, need, shippedPolicy, atMs),
    mayClaim(elsewhere, need, off('territory'), atMs),
  ]).toEqual([false, true]);
  expect([
    mayClaim(other, need, shippedPolicy, atMs),
    mayClaim(other, need, off('specialisation'), atMs),
  ]).toEqual([false, true]);
});
