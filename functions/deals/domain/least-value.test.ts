import { expect, test } from 'vitest';
import { leastAbove } from './least-value.ts';
import { shippedConflictPolicy } from './shipped-conflict-policy.ts';

const policy = (on: boolean) => ({
  rules: [
    ...shippedConflictPolicy.rules.filter(({ rule }) => rule !== 'below-minimum-value'),
    {
      rule: 'below-minimum-value' as const,
      on,
      verdict: 'flag' as const,
      whenNotRecorded: 'flag' as const,
      appliesWhen: [],
      parameters: { minimums: [{ amount: '5000', currency: 'AED' }] },
    },
  ],
});
const worth = (amount: string, currency = 'AED') => ({ amount, currency });

test('a value below the least in its currency is told with that, and no other', () => {
  expect(leastAbove(worth('4999.99'), policy(true))).toEqual(worth('5000.00'));
  for (const value of [worth('5000'), worth('5001'), worth('1', 'USD')])
    expect(leastAbove(value, policy(true))).toBeNull();
  expect(leastAbove(worth('1'), policy(false))).toBeNull();
});
