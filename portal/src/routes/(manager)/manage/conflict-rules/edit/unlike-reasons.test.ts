import type { ConflictRuleId } from '@rafiq/shared/deals/conflict-status.ts';
import { expect, it } from 'vitest';
import { freshRule } from '../rule-draft.ts';
import { unlikeReasons } from './unlike-reasons.ts';

const rule = (id: ConflictRuleId, en = '', on = true) => {
  const draft = { ...freshRule(id, id), on };
  Object.assign(draft.reason, { en, ar: en, fa: en });
  return draft;
};

it('rules of one word that give another reason, or none, are unlike; others are not', () => {
  const own = rule('named-account', 'Ask us');
  const all = [
    own,
    rule('open-lead-elsewhere', 'Ask us '),
    rule('incumbent-partner', 'Wait'),
    rule('own-sub-reseller'),
    rule('stale-registration', 'Wait', false),
    rule('house-account', 'Wait'),
    rule('too-many-open', 'Wait'),
  ];
  expect(unlikeReasons(own, all).map(({ id }) => id)).toEqual(['incumbent-partner', 'own-sub-reseller']);
});

it('of a rule that is off, or that looks at the partner alone, none are', () => {
  const others = [rule('named-account', 'Ask us'), rule('territory-breach', 'Ask us')];
  expect(unlikeReasons(rule('open-lead-elsewhere', 'Wait', false), others)).toEqual([]);
  expect(unlikeReasons(rule('too-many-open', 'Wait'), others)).toEqual([]);
});
