import type { RuleWarning } from '@rafiq/shared/leads/policy-warnings.ts';
import { afterEach, expect, it } from 'vitest';
import { createFormatter } from '#lib/format/formatter.ts';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { warningText } from './warning-text.ts';

afterEach(() => overwriteGetLocale(() => 'en'));

const told = (warning: RuleWarning, locale: 'en' | 'ar' | 'fa' = 'en') => {
  overwriteGetLocale(() => locale);
  const format = createFormatter(() => ({ locale, timeZone: 'Asia/Dubai', calendar: 'gregorian' }));
  const names = { prod_1: 'Rampart' };
  const text = warningText(warning, { ruleName: (id) => `“${id}”`, partner: 'Noor', names, format });
  return text.replaceAll(/[\u2066-\u2069]/g, '');
};

it.each<[RuleWarning, string]>([
  [
    { rule: 'r', kind: 'unreachable-by-several', by: ['a', 'b'] },
    'No lead comes this far: the rules before it (“a”, “b”) take together every lead that this one is for.',
  ],
  [{ rule: 'r', kind: 'direct-suspended' }, 'Noor is suspended: it gets nothing until it is reinstated.'],
  [{ rule: 'r', kind: 'direct-terminated' }, 'The partnership with Noor has ended: it gets nothing.'],
  [{ rule: 'r', kind: 'direct-not-active' }, 'Noor is not active: it gets nothing.'],
  [{ rule: 'r', kind: 'direct-without-weight' }, 'Noor has a weight of zero: it is never offered anything.'],
  [
    { rule: 'r', kind: 'tier-of-nobody', tier: 'silver', list: 'prefer' },
    'No partner that can be offered leads is of the tier “Silver”.',
  ],
  [
    { rule: 'r', kind: 'kind-of-nobody', partnerKind: 'reseller' },
    'No partner that can be offered leads is of the kind “Reseller”.',
  ],
  [
    { rule: 'r', kind: 'product-of-nobody', productId: 'prod_1' },
    'No partner that can be offered leads takes the product Rampart.',
  ],
])('%o', (warning, text) => {
  expect(told(warning)).toBe(text);
  expect(new Set([text, told(warning, 'ar'), told(warning, 'fa')]).size).toBe(3);
});

it('names three of many rules, and says how many more there are', () => {
  const text = told({ rule: 'r', kind: 'unreachable-by-several', by: ['a', 'b', 'c', 'd', 'e'] });
  expect(text).toMatch(/“a”, “b”, “c”.*2/);
  expect(text).not.toContain('“d”');
});
