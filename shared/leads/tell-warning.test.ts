import { describe, expect, it } from 'vitest';
import { hasSentence } from '../messages.ts';
import type { Rule } from './policy-rule.ts';
import type { PolicyWarning } from './policy-warnings.ts';
import { tellWarning } from './tell-warning.ts';

const rule: Rule = {
  id: 'r1',
  name: 'Gulf',
  when: [
    { field: 'country', operator: 'is-one-of', values: ['AE'] },
    { field: 'productId', operator: 'is-none-of', values: ['y'] },
    { field: 'productId', operator: 'is-one-of', values: ['x', 'y'] },
  ],
  among: { tiers: ['gold', 'silver'], kinds: ['reseller', 'referral'], partners: [] },
  prefer: ['silver', 'gold'],
  strategy: { kind: 'pool' },
};
const steps = {
  namedAccount: true,
  protectedDeal: true,
  servingPartner: false,
  territory: true,
  specialisation: true,
  availability: true,
  capacity: true,
};
const policy = { rules: [{ ...rule, id: 'r0', name: 'First' }, rule], excludedPartners: [], steps };

describe('every warning has a place and a sentence', () => {
  it.each<[PolicyWarning, string, object]>([
    [{ rule: 'r1', kind: 'unreachable', by: 'r0' }, '/rules/1/when', { rule: 'First' }],
    [
      { rule: 'r1', kind: 'unreachable-by-several', by: ['r0', 'r1'] },
      '/rules/1/when',
      { rule: 'First', other: 'Gulf' },
    ],
    [
      { rule: 'r1', kind: 'unreachable-by-several', by: ['r0', 'r1', 'r0'] },
      '/rules/1/when',
      { rule: 'First', other: 'Gulf', count: 3 },
    ],
    [{ rule: 'r1', kind: 'overlap', with: 'r0', where: [] }, '/rules/1/when', { rule: 'First' }],
    [{ rule: 'r1', kind: 'contradiction', field: 'productId' }, '/rules/1/when/1', {}],
    [{ rule: 'r1', kind: 'direct-excluded' }, '/rules/1/strategy/partnerId', {}],
    [{ rule: 'r1', kind: 'direct-not-among' }, '/rules/1/strategy/partnerId', {}],
    [{ rule: 'r1', kind: 'direct-suspended' }, '/rules/1/strategy/partnerId', {}],
    [{ rule: 'r1', kind: 'direct-terminated' }, '/rules/1/strategy/partnerId', {}],
    [{ rule: 'r1', kind: 'direct-not-active' }, '/rules/1/strategy/partnerId', {}],
    [{ rule: 'r1', kind: 'direct-without-weight' }, '/rules/1/strategy/partnerId', {}],
    [{ rule: 'r1', kind: 'among-excluded' }, '/rules/1/among/partners', {}],
    [
      { rule: 'r1', kind: 'tier-of-nobody', tier: 'silver', list: 'among' },
      '/rules/1/among/tiers/1',
      { tier: 'silver' },
    ],
    [
      { rule: 'r1', kind: 'tier-of-nobody', tier: 'silver', list: 'prefer' },
      '/rules/1/prefer/0',
      { tier: 'silver' },
    ],
    [{ rule: 'r1', kind: 'kind-of-nobody', partnerKind: 'referral' }, '/rules/1/among/kinds/1', {}],
    [{ rule: 'r1', kind: 'product-of-nobody', productId: 'y' }, '/rules/1/when/2/values/1', {}],
    [{ rule: 'r1', kind: 'nobody-certified', held: 'any' }, '/rules/1/among/certifications', {}],
    [{ rule: 'r1', kind: 'nobody-certified', held: 'all' }, '/rules/1/among/certifications', {}],
    [{ kind: 'no-rule-reached' }, '/rules', {}],
    [{ kind: 'nobody-left' }, '', {}],
  ])('%o', (warning, pointer, params) => {
    const told = tellWarning(policy, warning);
    expect(told).toMatchObject({ code: warning.kind, pointer, params });
    expect([told.key, hasSentence(told.key)]).toEqual([told.key, true]);
  });
  it('and where partners are excluded, theirs', () => {
    const excluding = { ...policy, excludedPartners: ['p1'] };
    expect(tellWarning(excluding, { kind: 'nobody-left' }).pointer).toBe('/excludedPartners');
  });
});
