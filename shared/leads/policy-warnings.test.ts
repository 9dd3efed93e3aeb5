import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ask, leadFieldNames, operators, operatorsOf } from './operators.ts';
import type { Rule } from './policy-rule.ts';
import { nothingKnown, policyWarnings, type KnownPartners, type PartnerInPlay } from './policy-warnings.ts';

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

const steps = {
  namedAccount: true,
  protectedDeal: true,
  servingPartner: false,
  territory: true,
  specialisation: true,
  availability: true,
  capacity: true,
};
/** Those of single rules; of the policy as a whole is told apart. */
const ruleWarnings = (
  rules: readonly Rule[],
  excludedPartners: readonly string[],
  known: KnownPartners = nothingKnown,
) =>
  policyWarnings({ rules: [...rules], excludedPartners: [...excludedPartners], steps }, known).filter(
    (warning) => 'rule' in warning,
  );

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

/** Where the second of two rules shares a territory with the first; undefined where it is not warned of. */
const shared = (earlier: Condition[], later: Condition[]) =>
  ruleWarnings([rule('one', earlier), rule('two', later)], []).flatMap((warning) =>
    warning.kind === 'overlap'
      ? [warning.where.map(({ field, values }) => [field, ...values.map(written)] as const)]
      : [],
  )[0];
const written = ({ value, beginning }: { value: string; beginning: boolean }) =>
  beginning ? `${value}…` : value;
const arabic = when('language', 'is-one-of', 'ar');
const retail = when('industry', 'is-one-of', 'Retail');

describe('two rules share a territory', () => {
  it.each<[string, Condition[], Condition[], string[][]]>([
    [
      'of countries they both name',
      [when('country', 'is-one-of', 'AE', 'OM')],
      [when('country', 'is-one-of', 'OM', 'QA')],
      [['country', 'OM']],
    ],
    [
      'of a country, for different needs',
      [when('country', 'is-one-of', 'AE'), retail],
      [when('country', 'is-one-of', 'AE'), arabic],
      [['country', 'AE']],
    ],
    [
      'of a country and a subdivision within it, as far as anybody can tell',
      [when('country', 'is-one-of', 'AE')],
      [when('subdivision', 'is-one-of', 'Dubai')],
      [
        ['country', 'AE'],
        ['subdivision', 'Dubai'],
      ],
    ],
    [
      'in any spelling',
      [when('subdivision', 'is-one-of', 'أبو ظبي'), retail],
      [when('subdivision', 'is-one-of', 'ابو ظبي'), arabic],
      [['subdivision', 'ابو ظبي']],
    ],
    [
      'of postal codes that begin alike',
      [when('postalCode', 'begins-with', '1'), retail],
      [when('postalCode', 'begins-with', '12', '3'), arabic],
      [['postalCode', '12…']],
    ],
    [
      'of one postal code among those that begin alike',
      [when('postalCode', 'begins-with', '12'), retail],
      [when('postalCode', 'is-one-of', '12 345', '99'), arabic],
      [['postalCode', '12 345']],
    ],
    [
      'of what the one does not leave out',
      [when('country', 'is-none-of', 'IR')],
      [when('country', 'is-one-of', 'IR', 'AE')],
      [['country', 'AE']],
    ],
    ['that has no name', [when('country', 'is-none-of', 'IR')], [when('country', 'is-none-of', 'IQ')], []],
    [
      'that is known or unknown',
      [when('country', 'is-known'), when('subdivision', 'is-unknown')],
      [when('country', 'is-one-of', 'AE')],
      [['country', 'AE']],
    ],
  ])('%s', (_, earlier, later, where) => {
    expect(shared(earlier, later)).toEqual(where);
  });

  it.each<[string, Condition[], Condition[]]>([
    ['of two countries', [when('country', 'is-one-of', 'AE')], [when('country', 'is-one-of', 'OM')]],
    [
      'where the earlier is the narrower by a condition more',
      [when('country', 'is-one-of', 'AE'), arabic],
      [when('country', 'is-one-of', 'AE')],
    ],
    [
      'where the earlier is the narrower by a smaller place',
      [when('country', 'is-one-of', 'AE'), when('postalCode', 'begins-with', '123')],
      [when('country', 'is-one-of', 'AE', 'OM'), when('postalCode', 'begins-with', '12')],
    ],
    [
      'where no lead is for both',
      [when('country', 'is-one-of', 'AE'), when('language', 'is-one-of', 'fa')],
      [when('country', 'is-one-of', 'AE', 'OM'), arabic],
    ],
    [
      'where bands keep them apart',
      [when('country', 'is-one-of', 'AE'), when('sizeBand', 'at-most', '50-249')],
      [when('country', 'is-one-of', 'AE', 'OM'), when('sizeBand', 'at-least', '250-999')],
    ],
    [
      'where what is known and what is not keep them apart',
      [when('subdivision', 'is-unknown'), when('country', 'is-one-of', 'AE')],
      [when('subdivision', 'begins-with', 'Du')],
    ],
    ['where one asks of no place', [arabic], [when('country', 'is-one-of', 'AE')]],
    [
      'of which one can be met by none',
      [when('country', 'is-one-of', 'AE'), when('country', 'is-unknown')],
      [when('country', 'is-one-of', 'AE', 'OM')],
    ],
    [
      'of which one is being written',
      [when('country', 'is-one-of'), retail],
      [when('country', 'is-one-of', 'AE')],
    ],
  ])('is not said %s', (_, earlier, later) => {
    expect(shared(earlier, later)).toBeUndefined();
  });

  it('is not said where the later is never reached', () => {
    const warnings = ruleWarnings(
      [
        rule('a', [when('country', 'is-one-of', 'AE')]),
        rule('b', [when('country', 'is-one-of', 'AE'), arabic]),
      ],
      [],
    );
    expect(warnings).toEqual([{ rule: 'b', kind: 'unreachable', by: 'a' }]);
  });

  it('is said once, of the first that takes some', () => {
    const rules = [
      rule('a', [when('country', 'is-one-of', 'OM', 'QA')]),
      rule('b', [when('country', 'is-one-of', 'AE', 'SA'), retail]),
      rule('c', [when('country', 'is-one-of', 'AE', 'OM')]),
    ];
    expect(ruleWarnings(rules, [])).toMatchObject([{ rule: 'c', kind: 'overlap', with: 'a' }]);
  });

  it('says what some lead proves: one that both rules are for, and one for each alone', () => {
    const named = ['AE', 'OM', '1', '12'];
    const value = fc.constantFrom(...named);
    const places = fc.constantFrom('country', 'subdivision', 'postalCode').chain((field) =>
      fc.constantFrom(...operatorsOf(field)).chain((operator) =>
        fc
          .array(value, {
            minLength: operators[operator].accepts === 'none' ? 0 : 1,
            maxLength: operators[operator].accepts === 'none' ? 0 : 2,
          })
          .map((values) => when(field, operator, ...values)),
      ),
    );
    const conditions = fc.array(places, { minLength: 1, maxLength: 2 });
    const texts = [...named, ...named.map((text) => `${text}9`), 'other', null];
    const leads = texts.flatMap((country) =>
      texts.flatMap((subdivision) => texts.map((postalCode) => ({ country, subdivision, postalCode }))),
    );
    const takes = (asked: Condition[]) => {
      const questions = asked.map((one) => ({ field: one.field, holds: ask(one) }));
      return (lead: Record<string, string | null>) =>
        questions.every(({ field, holds }) => holds(lead[field] ?? null));
    };
    let said = 0;
    fc.assert(
      fc.property(conditions, conditions, (earlier, later) => {
        const [first, second] = [takes(earlier), takes(later)];
        const both = leads.some((lead) => first(lead) && second(lead));
        const alone = leads.some((lead) => first(lead) && !second(lead));
        const left = leads.some((lead) => !first(lead) && second(lead));
        const warned = shared(earlier, later) !== undefined;
        said += warned ? 1 : 0;
        expect(warned).toBe(both && alone && left);
      }),
      { numRuns: 400 },
    );
    expect(said).toBeGreaterThan(20);
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

const inPlay = (over: Partial<PartnerInPlay>): PartnerInPlay => ({
  id: 'p1',
  tier: 'gold',
  kind: 'reseller',
  products: [],
  certifications: [],
  ...over,
});

describe('a rule that several before it take together', () => {
  const country = (...values: string[]) => when('country', 'is-one-of', ...values);

  it('is never reached, and names those that it takes and no others', () => {
    const rules = [
      rule('gulf', [country('AE', 'OM')]),
      rule('retail', [when('industry', 'is-one-of', 'retail')]),
      rule('levant', [country('JO', 'LB')]),
      rule('all four', [country('AE', 'OM', 'JO', 'LB')]),
    ];
    expect(ruleWarnings(rules, [])).toContainEqual({
      rule: 'all four',
      kind: 'unreachable-by-several',
      by: ['gulf', 'levant'],
    });
    expect(
      ruleWarnings(
        rules.filter(({ id }) => id !== 'levant'),
        [],
      ),
    ).not.toContainEqual(expect.objectContaining({ kind: 'unreachable-by-several' }));
  });

  it.each<[string, Condition[][], Condition[]]>([
    ['by products', [[when('productId', 'is-one-of', 'a')], [when('productId', 'is-none-of', 'a')]], []],
    [
      'by bands',
      [[when('sizeBand', 'at-most', '50-249')], [when('sizeBand', 'at-least', '250-999')]],
      [when('sizeBand', 'is-known')],
    ],
    [
      'by what is known and what is not',
      [[when('city', 'is-known')], [when('city', 'is-unknown')]],
      [country('AE')],
    ],
    [
      'by beginnings',
      [[when('postalCode', 'begins-with', '1')], [when('postalCode', 'begins-with', '2')]],
      [when('postalCode', 'begins-with', '12', '21')],
    ],
    [
      'by two fields',
      [
        [country('AE'), when('language', 'is-one-of', 'ar')],
        [country('AE'), when('language', 'is-none-of', 'ar')],
        [country('OM')],
      ],
      [country('AE', 'OM')],
    ],
  ])('%s', (_, earlier, later) => {
    const before = earlier.map((conditions, n) => rule(`r${n}`, conditions));
    const [told] = ruleWarnings([...before, rule('last', later)], []).filter(({ rule: of }) => of === 'last');
    expect(told).toEqual({ rule: 'last', kind: 'unreachable-by-several', by: before.map(({ id }) => id) });
    for (const missing of before)
      expect(
        ruleWarnings([...before.filter((one) => one !== missing), rule('last', later)], []).filter(
          ({ kind }) => kind.startsWith('unreachable'),
        ),
      ).toEqual([]);
  });

  it.each<[string, Condition[][], Condition[]]>([
    ['a country is left', [[country('AE')], [country('OM')]], [country('AE', 'OM', 'QA')]],
    [
      'a lead may say none',
      [[country('AE')], [when('country', 'is-none-of', 'AE'), when('country', 'is-known')]],
      [],
    ],
    [
      'a product is left',
      [[when('productId', 'is-one-of', 'a')], [when('productId', 'is-one-of', 'b')]],
      [when('productId', 'is-known')],
    ],
    [
      'a corner is left',
      [[country('AE'), when('language', 'is-one-of', 'ar')], [country('OM')]],
      [country('AE', 'OM')],
    ],
    ['one is being written', [[country('AE')], [when('country', 'is-one-of')]], [country('AE', 'OM')]],
  ])('is reached where %s', (_, earlier, later) => {
    const rules = [...earlier.map((conditions, n) => rule(`r${n}`, conditions)), rule('last', later)];
    expect(ruleWarnings(rules, []).filter(({ kind }) => kind.startsWith('unreachable'))).toEqual([]);
  });

  it('is reached where a cascade goes on with it', () => {
    const next = { rule: 'last' };
    const cascade = {
      kind: 'cascade',
      ranking: { by: 'fair-share' },
      most: 3,
      acceptHours: null,
      next,
    } as const;
    const rules = [
      rule('a', [country('AE')], { strategy: cascade }),
      rule('b', [country('OM')]),
      rule('last', [country('AE', 'OM')]),
    ];
    expect(ruleWarnings(rules, []).filter(({ kind }) => kind.startsWith('unreachable'))).toEqual([]);
  });

  it('is one that no lead of many reaches, and no other', () => {
    const value = fc.constantFrom('AE', 'OM', 'QA');
    const condition = fc.constantFrom('country' as const, 'city' as const).chain((field) =>
      fc.constantFrom(...operatorsOf(field)).chain((operator) => {
        const count = operators[operator].accepts === 'none' ? 0 : 2;
        return fc
          .array(value, { minLength: Math.min(count, 1), maxLength: count })
          .map((values) => when(field, operator, ...values));
      }),
    );
    const rules = fc.array(fc.array(condition, { maxLength: 2 }), { minLength: 2, maxLength: 4 });
    const texts = ['AE', 'OM', 'QA', 'AE9', 'OM9', 'QA9', 'other', null];
    const leads = texts.flatMap((country) => texts.map((city) => ({ country, city })));
    let several = 0;
    fc.assert(
      fc.property(rules, (asked) => {
        const takes = asked.map((conditions) => {
          const questions = conditions.map((one) => ({ field: one.field, holds: ask(one) }));
          return (lead: Record<string, string | null>) =>
            questions.every(({ field, holds }) => holds(lead[field] ?? null));
        });
        const told = ruleWarnings(
          asked.map((conditions, n) => rule(`r${n}`, conditions)),
          [],
        );
        for (const [n, own] of takes.entries()) {
          const reached = leads.some(
            (lead) => own(lead) && !takes.slice(0, n).some((before) => before(lead)),
          );
          const never = told.filter(({ rule: of, kind }) => of === `r${n}` && kind !== 'overlap');
          expect(never.length > 0).toBe(!reached);
          several += never.filter(({ kind }) => kind === 'unreachable-by-several').length;
        }
      }),
      { numRuns: 1500 },
    );
    expect(several).toBeGreaterThan(10);
  });

  it('is given up where it would take too long to tell', () => {
    const bit = (n: number) =>
      leadFieldNames.filter((_, at) => at !== 6 && at !== 7 && ((n >> at) & 1) === 1);
    const many = Array.from({ length: 400 }, (_, n) =>
      rule(
        `r${n}`,
        bit(n).map((field) => when(field, 'is-none-of', `v${n}`)),
      ),
    );
    const begun = performance.now();
    ruleWarnings(many.slice(1), []);
    expect(performance.now() - begun).toBeLessThan(10_000);
  });
});

describe('a partner that a rule gives its leads to', () => {
  const direct = rule('a', [], { strategy: { kind: 'direct', partnerId: 'p1' } });
  const stands = (status: KnownPartners['standing'][string]['status'], weight = 1) =>
    ruleWarnings([direct], [], { inPlay: null, standing: { p1: { status, weight } } }).map(
      ({ kind }) => kind,
    );
  it.each([
    ['suspended', 1, ['direct-suspended']],
    ['terminated', 1, ['direct-terminated']],
    ['applied', 1, ['direct-not-active']],
    ['declined', 0, ['direct-not-active']],
    ['active', 0, ['direct-without-weight']],
    ['active', 0.5, []],
  ] as const)('and that is %s of weight %d', (status, weight, kinds) => {
    expect(stands(status, weight)).toEqual(kinds);
  });
  it('and of which nothing is known raises no alarm', () => {
    expect(ruleWarnings([direct], [], { inPlay: [inPlay({ id: 'p2' })], standing: {} })).toEqual([]);
  });
});

describe('what a rule names and nobody has', () => {
  const known = (...partners: Partial<PartnerInPlay>[]): KnownPartners => ({
    standing: {},
    inPlay: partners.map((one, n) => inPlay({ id: `p${n}`, ...one })),
  });
  const naming = rule('a', [when('productId', 'is-one-of', 'x', 'y')], {
    among: { tiers: ['gold', 'silver'], kinds: ['reseller', 'referral'], partners: [] },
    prefer: ['silver'],
  });
  const gold = { tier: 'gold', kind: 'reseller', products: ['x'] } as const;

  it('is told: product, tier and kind, each by itself', () => {
    expect(ruleWarnings([naming], [], known(gold))).toEqual([
      { rule: 'a', kind: 'product-of-nobody', productId: 'y' },
      { rule: 'a', kind: 'tier-of-nobody', tier: 'silver', list: 'among' },
      { rule: 'a', kind: 'kind-of-nobody', partnerKind: 'referral' },
      { rule: 'a', kind: 'tier-of-nobody', tier: 'silver', list: 'prefer' },
    ]);
    const silver = { tier: 'silver', kind: 'referral', products: [] } as const;
    expect(ruleWarnings([naming], [], known(gold, silver))).toEqual([]);
  });
  it('also where those who have it are excluded', () => {
    const silver = { tier: 'silver', kind: 'referral', products: [] } as const;
    expect(ruleWarnings([naming], ['p1'], known(gold, silver)).map(({ kind }) => kind)).toEqual([
      'product-of-nobody',
      'tier-of-nobody',
      'kind-of-nobody',
      'tier-of-nobody',
    ]);
  });
  it('but no product where nobody asks who takes which, and none that is left out', () => {
    const rules = [rule('a', [when('productId', 'is-one-of', 'y')])];
    const off = { ...steps, specialisation: false };
    expect(policyWarnings({ rules, excludedPartners: [], steps: off }, known(gold))).toEqual([]);
    expect(ruleWarnings([rule('a', [when('productId', 'is-none-of', 'y')])], [], known(gold))).toEqual([]);
  });
  it('and nothing of it while not all partners are known', () => {
    expect(ruleWarnings([naming], [])).toEqual([]);
  });
});

describe('the policy as a whole', () => {
  const whole = (rules: Rule[], excludedPartners: string[], known: KnownPartners = nothingKnown) =>
    policyWarnings({ rules, excludedPartners, steps }, known).filter((warning) => !('rule' in warning));
  const none = [when('country', 'is-known'), when('country', 'is-unknown')];

  it('is for nobody where everybody is excluded, or nobody is in play, and that is said once', () => {
    const known = { standing: {}, inPlay: [inPlay({ id: 'p1' }), inPlay({ id: 'p2' })] };
    expect(whole([], ['p1', 'p2'], known)).toEqual([{ kind: 'nobody-left' }]);
    expect(whole([], ['p1'], known)).toEqual([]);
    const named = rule('a', [], { among: { tiers: ['gold'], kinds: [], partners: [] } });
    expect(policyWarnings({ rules: [named], excludedPartners: [], steps }, { ...known, inPlay: [] })).toEqual(
      [{ kind: 'nobody-left' }],
    );
    expect(whole([], ['p1', 'p2'])).toEqual([]);
  });
  it('has rules of which none is for any lead', () => {
    expect(whole([rule('a', none), rule('b', none)], [])).toEqual([{ kind: 'no-rule-reached' }]);
    expect(whole([rule('a', none), rule('b')], [])).toEqual([]);
    expect(whole([], [])).toEqual([]);
  });
});

describe('certifications', () => {
  const demanding = (held: 'any' | 'all', ...names: string[]) =>
    rule('a', [], { among: { tiers: [], kinds: [], partners: [], certifications: { names, held } } });
  const warned = (one: Rule, heldBy: string[][] | null) =>
    ruleWarnings([one], [], {
      standing: {},
      inPlay: heldBy && heldBy.map((certifications, n) => inPlay({ id: `p${n}`, certifications })),
    });

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
