import { conflictRuleIds } from '@rafiq/shared/deals/conflict-status.ts';
import { expect, test } from 'vitest';
import { shippedReasons } from './shipped-reasons.ts';

test.each(conflictRuleIds)('%s has a sentence in every language, and what it shows stands open', (rule) => {
  const { en, ar, fa } = shippedReasons[rule];
  expect(new Set([en, ar, fa]).size).toBe(3);
  for (const text of [en, ar, fa]) expect(text).not.toMatch(/[{}]|conflict-told|… …/);
});

test('rules of one word share their sentences, and figures are left out', () => {
  expect(shippedReasons['named-account']).toBe(shippedReasons['open-lead-elsewhere']);
  expect(shippedReasons['protected-deal'].en).toBe('This company is protected for these products.');
  expect(shippedReasons['below-minimum-value'].en).toBe('The deal is worth …, less than the minimum of ….');
});
