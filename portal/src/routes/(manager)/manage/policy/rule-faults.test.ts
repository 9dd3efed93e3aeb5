import { describe, expect, it } from 'vitest';
import { createFormatter } from '#lib/format/formatter.ts';
import { freshRule, type RuleDraft } from './rule-draft.ts';
import { faultAt, memberFaults } from '#lib/components/policy/faults.ts';
import { ruleFaults } from './rule-faults.ts';

const format = createFormatter(() => ({ locale: 'en', timeZone: 'Asia/Dubai', calendar: 'gregorian' }));
const draft = (change: (rule: RuleDraft) => void = () => undefined, id = 'new-1'): RuleDraft => {
  const rule = { ...freshRule(id, 'Gulf'), when: [] };
  change(rule);
  return rule;
};
const namesOf = (rule: RuleDraft, others: RuleDraft[] = []) =>
  Object.keys(ruleFaults(rule, [rule, ...others], format)).sort();
const condition = (
  field: RuleDraft['when'][number]['field'],
  operator: RuleDraft['when'][number]['operator'],
  ...values: string[]
) => ({ key: 1, field, operator, values });

describe('a rule', () => {
  it('without a fault has none', () => {
    expect(namesOf(draft())).toEqual([]);
  });
  it('needs a name and values', () => {
    const rule = draft((it) => {
      it.name = ' ';
      it.when = [
        condition('country', 'is-one-of'),
        condition('city', 'is-known'),
        condition('sizeBand', 'at-least'),
        condition('sizeBand', 'between', '50-249', ''),
        condition('valueBand', 'between', 'over-500k', 'under-5k'),
      ];
    });
    expect(namesOf(rule)).toEqual([
      'name',
      'when.0.values',
      'when.2.values.0',
      'when.3.values.1',
      'when.4.values.1',
    ]);
    expect(faultAt(ruleFaults(rule, [rule], format), 'when.4.values')).toBe(
      'This comes before the value it begins with.',
    );
  });
  it('needs what its strategy needs, and nothing of the others', () => {
    const spoil = (name: RuleDraft['strategy']['name']) =>
      draft(({ strategy }) => {
        strategy.name = name;
        strategy.maxKm = '0';
        strategy.most = '21';
        strategy.acceptHours = 'soon';
        strategy.weights.winRate = '2.5';
      });
    expect(namesOf(spoil('fair-share'))).toEqual([]);
    expect(namesOf(spoil('pool'))).toEqual([]);
    expect(namesOf(spoil('direct'))).toEqual(['strategy.partnerId']);
    expect(namesOf(spoil('best-fit'))).toEqual(['strategy.ranking.weights.winRate']);
    expect(namesOf(spoil('nearest'))).toEqual(['strategy.ranking.maxKm']);
    expect(namesOf(spoil('cascade'))).toEqual(['strategy.acceptHours', 'strategy.most']);
    expect(ruleFaults(spoil('cascade'), [], format)['strategy.most']).toBe('Between 1 and 20.');
  });
  it('by best fit must weigh something', () => {
    const rule = draft(({ strategy }) => {
      strategy.name = 'cascade';
      strategy.by = 'best-fit';
      for (const term of ['acceptanceRate', 'responseTime', 'winRate', 'specialisation'] as const)
        strategy.weights[term] = '0';
    });
    expect(namesOf(rule)).toEqual(['strategy.ranking.weights']);
  });
});

it('of a list are told by its members', () => {
  const faults = {
    'when.1.values': 'All',
    'when.1.values.XX': 'No',
    'when.1.values.YY': 'Nor',
    'when.10.values.ZZ': 'x',
  };
  expect([...memberFaults(faults, 'when.1.values')]).toEqual([
    ['XX', 'No'],
    ['YY', 'Nor'],
  ]);
});

describe('what follows a cascade', () => {
  const follow = (id: string, next: string) =>
    draft(({ strategy }) => {
      strategy.name = 'cascade';
      strategy.next = next;
    }, id);

  it('may be another rule, but none that is gone', () => {
    expect(namesOf(follow('a', 'b'), [draft(undefined, 'b')])).toEqual([]);
    expect(namesOf(follow('a', 'b'))).toEqual(['strategy.next']);
  });
  it('may not come round', () => {
    expect(namesOf(follow('a', 'b'), [follow('b', 'a')])).toEqual(['strategy.next']);
    expect(namesOf(follow('a', 'a'))).toEqual(['strategy.next']);
    expect(namesOf(follow('a', 'b'), [follow('b', 'pool')])).toEqual([]);
  });
});
