import { describe, expect, it } from 'vitest';
import type { Rule } from '@rafiq/shared/leads/policy-rule.ts';
import { ruleWarnings } from './rule-warnings.ts';

type Condition = Rule['when'][number];

const rule = (id: string, when: Condition[] = [], change: Partial<Rule> = {}): Rule => ({
  id,
  name: id,
  when,
  among: { tiers: [], kinds: [], partners: [] },
  prefer: [],
  strategy: { kind: 'pool' },
  ...change,
});
const when = (
  field: Condition['field'],
  operator: Condition['operator'],
  ...values: string[]
): Condition => ({ field, operator, values });

/** Whether the second of two rules is never reached, by their conditions. */
const hides = (earlier: Condition[], later: Condition[]): boolean =>
  ruleWarnings([rule('one', earlier), rule('two', later)], []).some(({ kind }) => kind === 'unreachable');

describe('a rule is never reached', () => {
  it('after one that is for every lead, and says after which', () => {
    const rules = [rule('a'), rule('b', [when('country', 'is-one-of', 'AE')]), rule('c')];
    expect(ruleWarnings(rules, [])).toEqual([
      { rule: 'b', kind: 'unreachable', by: 'a' },
      { rule: 'c', kind: 'unreachable', by: 'a' },
    ]);
  });
  it.each<[string, Condition[], Condition[]]>([
    [
      'codes',
      [when('country', 'is-one-of', 'AE', 'OM')],
      [when('country', 'is-one-of', 'OM'), when('city', 'is-known')],
    ],
    ['codes that are left out', [when('country', 'is-none-of', 'IR')], [when('country', 'is-one-of', 'AE')]],
    [
      'more that is left out',
      [when('country', 'is-none-of', 'IR')],
      [when('country', 'is-none-of', 'IR', 'IQ')],
    ],
    ['what is known', [when('productId', 'is-known')], [when('productId', 'is-one-of', 'prod_1')]],
    ['what is unknown', [when('city', 'is-none-of', 'Dubai')], [when('city', 'is-unknown')]],
    ['spellings', [when('city', 'is-one-of', 'أبو ظبي')], [when('city', 'is-one-of', 'ابو ظبي')]],
    ['postal codes', [when('postalCode', 'begins-with', '1 2')], [when('postalCode', 'is-one-of', '12-345')]],
    ['beginnings', [when('city', 'begins-with', 'Al ')], [when('city', 'begins-with', 'al ain')]],
    [
      'bands by their order',
      [when('sizeBand', 'at-least', '50-249')],
      [when('sizeBand', 'between', '250-999', '5000+')],
    ],
    [
      'bands by name',
      [when('valueBand', 'at-most', '5k-25k')],
      [when('valueBand', 'is-one-of', 'under-5k', '5k-25k')],
    ],
    ['all bands together', [when('sizeBand', 'is-known')], [when('sizeBand', 'at-least', '1-9')]],
  ])('by %s', (_, earlier, later) => {
    expect(hides(earlier, later)).toBe(true);
  });
});

describe('no false alarm is given', () => {
  it.each<[string, Condition[], Condition[]]>([
    ['of another country', [when('country', 'is-one-of', 'AE')], [when('country', 'is-one-of', 'OM')]],
    ['of one country more', [when('country', 'is-one-of', 'AE')], [when('country', 'is-one-of', 'AE', 'OM')]],
    ['for every lead', [when('country', 'is-known')], []],
    ['of what is unknown', [when('country', 'is-known')], [when('country', 'is-none-of', 'AE')]],
    [
      'asking less',
      [when('country', 'is-one-of', 'AE'), when('language', 'is-one-of', 'ar')],
      [when('country', 'is-one-of', 'AE')],
    ],
    ['of a shorter beginning', [when('city', 'begins-with', 'Dub')], [when('city', 'begins-with', 'Du')]],
    ['of what goes on', [when('city', 'is-one-of', 'Dub')], [when('city', 'begins-with', 'Dub')]],
    ['of the band below', [when('sizeBand', 'at-least', '50-249')], [when('sizeBand', 'at-least', '10-49')]],
    ['of an unknown band', [when('valueBand', 'at-least', 'under-5k')], [when('valueBand', 'is-unknown')]],
    ['after an unfinished one', [when('country', 'is-none-of')], [when('country', 'is-one-of', 'AE')]],
    [
      'after a half of one',
      [when('sizeBand', 'between', '', '5000+')],
      [when('sizeBand', 'at-least', '5000+')],
    ],
  ])('%s', (_, earlier, later) => {
    expect(hides(earlier, later)).toBe(false);
  });
  it('where a cascade goes on with the rule', () => {
    const cascade = rule('a', [], {
      strategy: {
        kind: 'cascade',
        ranking: { by: 'fair-share' },
        most: 3,
        acceptHours: null,
        next: { rule: 'b' },
      },
    });
    expect(ruleWarnings([cascade, rule('b', [when('country', 'is-known')])], [])).toEqual([]);
  });
  it('while a rule is being written', () => {
    expect(ruleWarnings([rule('a', [when('country', 'is-one-of')])], [])).toEqual([]);
  });
});

describe('a rule contradicts itself', () => {
  it.each<[Condition['field'], Condition[]]>([
    ['country', [when('country', 'is-one-of', 'AE'), when('country', 'is-none-of', 'AE')]],
    ['city', [when('city', 'begins-with', 'Du'), when('city', 'is-one-of', 'Abu Dhabi')]],
    ['sizeBand', [when('sizeBand', 'at-least', '5000+'), when('sizeBand', 'at-most', '1-9')]],
    ['language', [when('language', 'is-unknown'), when('language', 'is-one-of', 'fa')]],
  ])('about %s', (field, conditions) => {
    expect(ruleWarnings([rule('a', conditions)], [])).toEqual([{ rule: 'a', kind: 'contradiction', field }]);
  });
  it('not where something is left', () => {
    const conditions = [when('city', 'begins-with', 'Du'), when('city', 'is-none-of', 'Dubai')];
    expect(ruleWarnings([rule('a', conditions)], [])).toEqual([]);
  });
  it('and hides nothing of those after it', () => {
    const none = [when('country', 'is-known'), when('country', 'is-unknown')];
    expect(ruleWarnings([rule('a', none), rule('b')], [])).toHaveLength(1);
  });
});

describe('a partner gets nothing', () => {
  const among = (...partners: string[]) => ({ tiers: [], kinds: [], partners });
  const direct = { kind: 'direct', partnerId: 'p1' } as const;

  it('that a rule names and the policy excludes', () => {
    expect(ruleWarnings([rule('a', [], { strategy: direct })], ['p1'])).toEqual([
      { rule: 'a', kind: 'direct-excluded' },
    ]);
    expect(ruleWarnings([rule('a', [], { strategy: direct })], ['p2'])).toEqual([]);
  });
  it('that is not among those the rule considers', () => {
    expect(ruleWarnings([rule('a', [], { strategy: direct, among: among('p2') })], [])).toEqual([
      { rule: 'a', kind: 'direct-not-among' },
    ]);
  });
  it('where all that are named are excluded', () => {
    expect(ruleWarnings([rule('a', [], { among: among('p1', 'p2') })], ['p2', 'p1'])).toEqual([
      { rule: 'a', kind: 'among-excluded' },
    ]);
    expect(ruleWarnings([rule('a', [], { among: among('p1', 'p2') })], ['p1'])).toEqual([]);
  });
});

it('is quick also with as many rules as a policy may hold', () => {
  const many = Array.from({ length: 500 }, (_, index) =>
    rule(`r${index}`, [
      when('country', 'is-one-of', String(index)),
      when('city', 'begins-with', `town ${index} `),
    ]),
  );
  const begun = performance.now();
  expect(ruleWarnings(many, [])).toEqual([]);
  expect(performance.now() - begun).toBeLessThan(3000);
});

describe('certifications', () => {
  const demanding = (held: 'any' | 'all', ...names: string[]) =>
    rule('a', [], { among: { tiers: [], kinds: [], partners: [], certifications: { names, held } } });
  const warned = (one: Rule, heldBy: string[][] | null) => ruleWarnings([one], [], { heldBy });

  it('that nobody holds now are told, all of them by one partner', () => {
    const heldBy = [['cloud'], ['rampart expert']];
    expect(warned(demanding('any', 'Cloud', 'Sea'), heldBy)).toEqual([]);
    expect(warned(demanding('any', 'Sea'), heldBy)).toEqual([
      { rule: 'a', kind: 'nobody-certified', held: 'any' },
    ]);
    expect(warned(demanding('all', 'Cloud', 'RAMPART Expert'), heldBy)).toEqual([
      { rule: 'a', kind: 'nobody-certified', held: 'all' },
    ]);
    expect(warned(demanding('all', 'Cloud', 'RAMPART Expert'), [['rampart expert', 'cloud']])).toEqual([]);
  });
  it('of which not all partners are known raise no alarm', () => {
    expect(warned(demanding('any', 'Sea'), null)).toEqual([]);
    expect(ruleWarnings([demanding('any', 'Sea')], [])).toEqual([]);
    expect(warned(rule('a'), [])).toEqual([]);
  });
});
