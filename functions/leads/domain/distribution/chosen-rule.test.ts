import type { PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import type { Ranking, Rule, Strategy } from '@rafiq/shared/leads/policy-rule.ts';
import { describe, expect, test } from 'vitest';
import { lead, rule, ruleId } from '../../../../test/fixtures/placement-facts.ts';
import { amongOf, chooseRule, followerOf, forAccount, needsDistances, type Chosen } from './chosen-rule.ts';
import { shippedPolicy } from './shipped-policy.ts';

const need = { facts: lead().facts, postalCode: null };
const document = (...rules: Rule[]): PolicyDocument => ({ ...shippedPolicy, rules });
const fairShare: Ranking = { by: 'fair-share' };
const nearest: Ranking = { by: 'nearest', maxKm: 50 };
const fit = (distance: number): Ranking => ({
  by: 'best-fit',
  weights: { acceptanceRate: 1, responseTime: 0, winRate: 0, specialisation: 0, distance },
});
const cascade = (over: Partial<Extract<Strategy, { kind: 'cascade' }>> = {}): Strategy => ({
  kind: 'cascade',
  ranking: nearest,
  most: 2,
  acceptHours: 4,
  next: 'unplaced',
  ...over,
});
const chosenBy = (strategy: Strategy, hops = 0, through = 0): Chosen =>
  chooseRule(need, hops, document(rule(1, { strategy })), through);

describe('what a rule asks for', () => {
  test.each<[string, Strategy, Partial<Chosen>]>([
    [
      'one partner',
      { kind: 'direct', partnerId: 'a' },
      { strategy: 'direct', ranking: fairShare, aim: 'first', cascade: null, acceptHours: null },
    ],
    ['a race', { kind: 'pool' }, { strategy: 'pool', ranking: fairShare, aim: 'pool', cascade: null }],
    [
      'the first by its ranking',
      { kind: 'ranked', ranking: nearest },
      { strategy: 'nearest', ranking: nearest, aim: 'first', cascade: null, acceptHours: null },
    ],
    [
      'one after another',
      cascade(),
      { strategy: 'cascade', ranking: nearest, aim: 'first', cascade: { place: 1, most: 2 }, acceptHours: 4 },
    ],
  ])('%s', (_, strategy, chosen) => {
    expect(chosenBy(strategy)).toEqual({ acceptHours: null, ...chosen, rule: rule(1, { strategy }) });
  });
});

describe('a cascade', () => {
  test('makes its offers, counts them, and then does what follows', () => {
    expect(chosenBy(cascade(), 1)).toMatchObject({
      aim: 'first',
      cascade: { place: 2, most: 2 },
      acceptHours: 4,
    });
    expect(chosenBy(cascade(), 2)).toMatchObject({
      aim: 'unplaced',
      cascade: { place: 3, most: 2 },
      acceptHours: null,
    });
    expect(chosenBy(cascade({ next: 'pool' }), 2)).toMatchObject({ aim: 'pool', ranking: nearest });
  });

  test('that has nobody left is through, however many offers it had', () => {
    expect(chosenBy(cascade(), 0, 0)).toMatchObject({ aim: 'first' });
    expect(chosenBy(cascade(), 0, 1)).toMatchObject({ aim: 'unplaced', cascade: { place: 1, most: 2 } });
  });

  test('hands over to a rule, whose offers count from there', () => {
    const two = document(
      rule(1, { strategy: cascade({ next: { rule: ruleId(2) } }) }),
      rule(2, { strategy: cascade({ most: 3, acceptHours: null }) }),
    );
    const placeAt = (hops: number, through = 0) => {
      const { rule: by, cascade: at, aim } = chooseRule(need, hops, two, through);
      return [by?.id, at?.place, aim];
    };
    expect(placeAt(1)).toEqual([ruleId(1), 2, 'first']);
    expect(placeAt(2)).toEqual([ruleId(2), 1, 'first']);
    expect(placeAt(4)).toEqual([ruleId(2), 3, 'first']);
    expect(placeAt(5)).toEqual([ruleId(2), 4, 'unplaced']);
    // The first was through after one offer of its two.
    expect(placeAt(1, 1)).toEqual([ruleId(2), 1, 'first']);
    expect(placeAt(1, 2)).toEqual([ruleId(2), 1, 'unplaced']);
  });
});

describe('the rule that follows a cascade', () => {
  const following = cascade({ next: { rule: ruleId(2) } });
  test('is told while it has offers to make', () => {
    expect(followerOf(chosenBy(following))).toBe(ruleId(2));
  });
  test.each<[string, Chosen]>([
    ['it ends otherwise', chosenBy(cascade())],
    ['it is no cascade', chosenBy({ kind: 'ranked', ranking: nearest })],
    ['no rule is met', chooseRule(need, 0, document())],
    ['it has made them', { ...chosenBy(following), aim: 'unplaced' }],
    ['the account decides', forAccount(chosenBy(following))],
  ])('is nobody’s where %s', (_, chosen) => {
    expect(followerOf(chosen)).toBeUndefined();
  });
});

describe('where the account decides', () => {
  test('its partners are offered the lead however far they are, by the ranking of the rule', () => {
    expect(forAccount(chosenBy(cascade()))).toMatchObject({
      strategy: 'nearest',
      ranking: { by: 'nearest', maxKm: null },
      aim: 'first',
      cascade: null,
    });
    expect(forAccount(chosenBy({ kind: 'pool' }))).toMatchObject({ strategy: 'fair-share', aim: 'first' });
    expect(forAccount(chosenBy({ kind: 'ranked', ranking: fit(1) })).ranking).toEqual(fit(1));
  });
});

test.each<[Ranking, boolean]>([
  [nearest, true],
  [fit(1), true],
  [fit(0), false],
  [fairShare, false],
])('whether distances matter to %o', (ranking, matter) => {
  expect(needsDistances({ ranking })).toBe(matter);
});

describe('whom a rule considers', () => {
  const everybody = { tiers: [], kinds: [], partners: [] };
  test.each<[string, Partial<Rule>, ReturnType<typeof amongOf>]>([
    ['everybody', {}, null],
    [
      'its one partner, within what it restricts',
      { strategy: { kind: 'direct', partnerId: 'a' } },
      { ...everybody, partners: ['a'] },
    ],
    ['tiers', { among: { ...everybody, tiers: ['gold'] } }, { ...everybody, tiers: ['gold'] }],
    ['kinds', { among: { ...everybody, kinds: ['referral'] } }, { ...everybody, kinds: ['referral'] }],
    [
      'the certified',
      { among: { ...everybody, certifications: { names: ['Rampart'], held: 'all' } } },
      { ...everybody, certifications: { names: ['Rampart'], held: 'all' } },
    ],
  ])('is %s', (_, over, among) => {
    expect(amongOf(rule(1, over))).toEqual(among);
  });
  test('is everybody where no rule is met', () => {
    expect(amongOf(null)).toBeNull();
  });
});
