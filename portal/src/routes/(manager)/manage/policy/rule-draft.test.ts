import { describe, expect, it } from 'vitest';
import type { Rule } from '@rafiq/shared/leads/policy-rule.ts';
import { figureIn } from '#lib/components/policy/figure-in.ts';
import { duplicated, freshRule, ruleDraftOf, ruleOf } from './rule-draft.ts';

const everyone = { tiers: [], kinds: [], partners: [] };
const rule = (change: Partial<Rule>): Rule => ({
  id: 'rule_1',
  name: 'Gulf',
  when: [],
  among: everyone,
  prefer: [],
  strategy: { kind: 'pool' },
  ...change,
});
const weights = { acceptanceRate: 40, responseTime: 0, winRate: 60, specialisation: 0, distance: 0 };

describe('a rule', () => {
  it.each<Rule['strategy']>([
    { kind: 'direct', partnerId: 'ptnr_1' },
    { kind: 'pool' },
    { kind: 'ranked', ranking: { by: 'fair-share' } },
    { kind: 'ranked', ranking: { by: 'best-fit', weights } },
    { kind: 'ranked', ranking: { by: 'nearest', maxKm: null } },
    { kind: 'cascade', ranking: { by: 'nearest', maxKm: 80.5 }, most: 3, acceptHours: null, next: 'pool' },
    {
      kind: 'cascade',
      ranking: { by: 'best-fit', weights },
      most: 2,
      acceptHours: 0.5,
      next: { rule: 'rule_2' },
    },
  ])('comes back from its draft as it was: %j', (strategy) => {
    const published = rule({
      strategy,
      when: [{ field: 'valueBand', operator: 'between', values: ['5k-25k', '25k-100k'] }],
      among: {
        tiers: ['gold'],
        kinds: ['reseller'],
        partners: ['ptnr_1'],
        certifications: { names: ['Cloud'], held: 'all' },
      },
      prefer: ['gold', 'silver'],
    });
    expect(ruleOf(ruleDraftOf(published))).toEqual(published);
  });
  it('is duplicated without a tie to its original', () => {
    const draft = ruleDraftOf(rule({ when: [{ field: 'city', operator: 'is-one-of', values: ['Dubai'] }] }));
    const copy = duplicated(draft, 'new-1', 'Gulf (copy)');
    copy.when[0]?.values.push('Doha');
    copy.among.tiers.push('gold');
    copy.among.certifications.push('Cloud');
    copy.strategy.weights.distance = '9';
    expect(draft.when[0]?.values).toEqual(['Dubai']);
    expect(draft.among.tiers).toEqual([]);
    expect(draft.among.certifications).toEqual([]);
    expect(draft.strategy.weights.distance).toBe('0');
    expect(copy.when[0]?.key).not.toBe(draft.when[0]?.key);
    expect(ruleOf(copy)).toMatchObject({ id: 'new-1', name: 'Gulf (copy)' });
  });
  it('reads figures in all digits', () => {
    expect(figureIn('۲۰٫۵', { least: 1, most: 30 })).toBe(20.5);
    expect(figureIn('٣', { least: 1, most: 20 }, true)).toBe(3);
    expect(figureIn('3.5', { least: 1, most: 20 }, true)).toBeUndefined();
    expect(figureIn('', { least: 0, most: 20 })).toBeUndefined();
  });
  it('begins with one question that waits for its values', () => {
    expect(ruleOf(freshRule('new-1', ' Rule 1 '))).toMatchObject({
      name: 'Rule 1',
      when: [{ field: 'country', operator: 'is-one-of', values: [] }],
      strategy: { kind: 'ranked', ranking: { by: 'fair-share' } },
    });
  });
});
