import { expect, test } from 'vitest';
import { refusedParent } from './refused-parent.ts';

const parent = (over: Partial<NonNullable<Parameters<typeof refusedParent>[1]>> = {}) => ({
  id: 'ptnr_parent',
  status: 'active' as const,
  above: [] as string[],
  ...over,
});

test.each([
  ['of nobody', undefined, 0, 'unknown-reference'],
  ['of a distributor', parent(), 0, undefined],
  ['of one that is suspended for now', parent({ status: 'suspended' }), 0, undefined],
  ['of one that is gone', parent({ status: 'terminated' }), 0, 'unknown-reference'],
  ['of one that is no partner yet', parent({ status: 'in-review' }), 0, 'unknown-reference'],
  ['of itself', parent({ id: 'ptnr_own' }), 0, 'own-parent'],
  ['of itself, gone or not', parent({ id: 'ptnr_own', status: 'terminated' }), 0, 'own-parent'],
  ['of one that buys from it', parent({ above: ['ptnr_own'] }), 1, 'below-itself'],
  ['of one that buys from one that buys from it', parent({ above: ['a', 'ptnr_own'] }), 2, 'below-itself'],
  ['as the fifth', parent({ above: ['a', 'b', 'c'] }), 0, undefined],
  ['as the sixth', parent({ above: ['a', 'b', 'c', 'd'] }), 0, 'too-many-tiers'],
  ['with as many below it as five allow', parent(), 3, undefined],
  ['with more below it than five allow', parent(), 4, 'too-many-tiers'],
] as const)('a partner that is to buy %s', (_, wanted, tiersBelow, fault) => {
  expect(refusedParent('ptnr_own', wanted, tiersBelow)).toBe(fault);
});
