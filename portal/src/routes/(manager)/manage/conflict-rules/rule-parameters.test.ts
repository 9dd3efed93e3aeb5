import { conflictRuleIds } from '@rafiq/shared/deals/conflict-status.ts';
import { conflictRuleParameters } from '@rafiq/shared/deals/conflict-rule-parameters.ts';
import { describe, expect, it } from 'vitest';
import { freshRule, ruleOf } from './rule-draft.ts';
import { isFigure, parameterChoices, parameterFigures, parametersOf } from './rule-parameters.ts';

describe.each(conflictRuleIds)('the card of %s', (id) => {
  const schema = conflictRuleParameters[id];

  it('asks for every parameter, and for no other', () => {
    expect([...parametersOf[id]].sort()).toEqual(Object.keys(schema.shape).sort());
  });
  it('begins with what the rule has where its policy says nothing', () => {
    expect(ruleOf(freshRule('new-1', id)).parameters).toEqual(schema.parse({}));
  });
  it('takes the figures that the rule takes', () => {
    for (const name of parametersOf[id].filter(isFigure)) {
      const { least, most, mayBeEmpty } = parameterFigures[name];
      const takes = (value: number | null) => schema.safeParse({ [name]: value }).success;
      expect([least - 1, least, most, most + 1].map(takes)).toEqual([false, true, true, false]);
      expect(takes(null)).toBe(mayBeEmpty);
    }
  });
});

it('offers every answer of a choice', () => {
  const answers = (id: 'own-sub-reseller' | 'protected-deal', name: keyof typeof parameterChoices) =>
    parameterChoices[name].filter(
      (answer) => conflictRuleParameters[id].safeParse({ [name]: answer }).success,
    ).length;
  expect(answers('own-sub-reseller', 'side')).toBe(3);
  expect(answers('protected-deal', 'ownChain')).toBe(2);
  expect(answers('protected-deal', 'products')).toBe(2);
});
