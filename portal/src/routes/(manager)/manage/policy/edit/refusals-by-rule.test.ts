import { expect, it } from 'vitest';
import { refusalsByRule } from './refusals-by-rule.ts';

it('finds the rule of a field as it was sent', () => {
  const errors = {
    'rules.1.when.0.values.2': 'No such product.',
    'rules.1.name': 'Too long.',
    'rules.9.name': 'Not sent.',
    acceptHours: 'Out of range.',
    rules: 'Too many.',
  };
  expect([...refusalsByRule(errors, ['a', 'b'])]).toEqual([
    ['b', { 'when.0.values.2': 'No such product.', name: 'Too long.' }],
  ]);
});
