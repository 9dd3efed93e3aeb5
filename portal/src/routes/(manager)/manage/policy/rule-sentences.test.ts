import { describe, expect, it } from 'vitest';
import type { Rule } from '@rafiq/shared/leads/policy-rule.ts';
import { createFormatter } from '#lib/format/formatter.ts';
import { conditionSentence, ruleLines } from './rule-sentences.ts';

const format = createFormatter(() => ({ locale: 'en', timeZone: 'Asia/Dubai', calendar: 'gregorian' }));
const names = { prod_1: 'Atlas Cloud', ptnr_1: 'Al Manara' };
const wording = {
  format,
  names,
  hours: (count: number) => `${count} h`,
  ruleName: (id: string) => ({ rule_2: 'The rest' })[id] ?? '…',
};
/** Without the marks that keep names apart from their sentence. */
const bare = (text: string) => text.replace(/[\u2068\u2069]/g, '');
const told = (change: Partial<Rule>) => {
  const rule: Rule = {
    id: 'rule_1',
    name: 'Gulf',
    when: [],
    among: { tiers: [], kinds: [], partners: [] },
    prefer: [],
    strategy: { kind: 'pool' },
    ...change,
  };
  return Object.fromEntries(ruleLines(rule, wording).map(({ key, sentences }) => [key, sentences.map(bare)]));
};
const said = (
  ...condition: [Rule['when'][number]['field'], Rule['when'][number]['operator'], ...string[]]
) => {
  const [field, operator, ...values] = condition;
  return bare(conditionSentence({ field, operator, values }, { format, names }));
};

describe('a condition', () => {
  it('is said with the names of its values', () => {
    expect(said('country', 'is-one-of', 'AE', 'OM')).toBe('Country is United Arab Emirates or Oman.');
    expect(said('productId', 'is-none-of', 'prod_1')).toBe('Product is not Atlas Cloud.');
    expect(said('language', 'is-one-of', 'fa')).toBe('Language is Persian.');
    expect(said('postalCode', 'begins-with', '12')).toBe('Postal code begins with 12.');
    expect(said('sizeBand', 'at-least', '50-249')).toBe('Company size is 50–249 people or more.');
    expect(said('valueBand', 'between', 'under-5k', '25k-100k')).toBe(
      'Expected value is from Under 5,000 to 25,000 to 100,000.',
    );
    expect(said('industry', 'is-unknown')).toBe('Industry is not known.');
  });
  it('names a few of many values, and leaves open what is not chosen yet', () => {
    expect(said('city', 'is-one-of', ...'abcdefgh')).toBe('City is a, b, c, d, e, f and 2 more.');
    expect(said('country', 'is-one-of')).toBe('Country is ….');
    expect(said('sizeBand', 'between', '', '5000+')).toBe('Company size is from … to 5,000+ people.');
  });
});

describe('a rule', () => {
  it('without restrictions says so', () => {
    expect(told({})).toEqual({
      when: ['Every lead.'],
      among: ['All that may get the lead.'],
      strategy: ['The lead goes into the pool; the first of them to claim it gets it.'],
    });
  });
  it('says whom it considers and whom it prefers', () => {
    const lines = told({
      among: { tiers: ['gold', 'silver'], kinds: ['reseller'], partners: ['ptnr_1', 'ptnr_2'] },
      prefer: ['gold', 'silver'],
      strategy: { kind: 'ranked', ranking: { by: 'fair-share' } },
    });
    expect(lines['among']).toEqual(['Tier: Gold or Silver.', 'Kind: Reseller.', 'Only Al Manara or ptnr_2.']);
    expect(lines['prefer']).toEqual(['Gold, then Silver, then everyone else.']);
  });
  it('says how it chooses', () => {
    const weights = { acceptanceRate: 10, responseTime: 0, winRate: 30, specialisation: 0, distance: 0 };
    expect(told({ strategy: { kind: 'direct', partnerId: 'ptnr_1' } })['strategy']).toEqual([
      'It is offered to Al Manara.',
    ]);
    // It names who may get the lead: nobody else is said to.
    expect(told({ strategy: { kind: 'direct', partnerId: 'ptnr_1' } })).not.toHaveProperty('among');
    expect(
      told({ strategy: { kind: 'ranked', ranking: { by: 'best-fit', weights } } })['strategy'],
    ).toContain('The best fit comes first: Acceptance rate 25% and Win rate 75%.');
    expect(
      told({ strategy: { kind: 'ranked', ranking: { by: 'nearest', maxKm: 200 } } })['strategy'],
    ).toContain('The nearest comes first, up to 200 km away.');
    expect(
      told({
        strategy: {
          kind: 'cascade',
          ranking: { by: 'nearest', maxKm: null },
          most: 3,
          acceptHours: 4,
          next: { rule: 'rule_2' },
        },
      })['strategy'],
    ).toEqual([
      'It is offered to 3 partners at most, one after another.',
      'The nearest comes first, however far.',
      'Each answers within 4 h.',
      'If none of them takes it, the rule “The rest” goes on.',
    ]);
  });
});

it('certifications are named, and whether one of them is enough', () => {
  const demanding = (held: 'any' | 'all', ...names: string[]) =>
    told({ among: { tiers: [], kinds: [], partners: [], certifications: { names, held } } })['among'];
  expect(demanding('any', 'Cloud', 'Sea')).toEqual(['Holding a valid certification: Cloud or Sea.']);
  expect(demanding('all', 'Cloud', 'Sea')).toEqual([
    'Holding all of these certifications, each valid: Cloud and Sea.',
  ]);
  expect(demanding('all', 'Cloud')).toEqual(['Holding a valid certification: Cloud.']);
});
