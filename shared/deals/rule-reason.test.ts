import { describe, expect, test } from 'vitest';
import { conflictRuleIds, type ConflictRuleId } from './conflict-status.ts';
import { isSameReason, isToldAlike, silentWordOf, silentWords, type RuleReason } from './rule-reason.ts';

const reason: RuleReason = { en: 'Ask us', ar: 'اسألنا', fa: 'از ما بپرسید' };
const rule = (id: ConflictRuleId, said?: RuleReason, on = true) => ({ rule: id, on, reason: said });

test('every word is told of some rule, and what looks at the partner alone has none', () => {
  expect([...new Set(Object.values(silentWordOf))].toSorted()).toEqual(silentWords.toSorted());
  expect(conflictRuleIds.filter((id) => silentWordOf[id] === undefined)).toEqual([
    'registered-twice',
    'territory-breach',
    'missing-tier-or-certification',
    'too-many-open',
    'below-minimum-value',
  ]);
});

test('reasons are the same in every language, or both are missing', () => {
  expect(isSameReason(undefined, undefined)).toBe(true);
  expect(isSameReason(reason, { ...reason })).toBe(true);
  expect(isSameReason(reason, undefined)).toBe(false);
  expect(isSameReason(undefined, reason)).toBe(false);
  for (const language of ['en', 'ar', 'fa'] as const)
    expect(isSameReason(reason, { ...reason, [language]: 'Wait' })).toBe(false);
});

describe('rules that partners are told of in one word', () => {
  test.each<[string, ReturnType<typeof rule>[], boolean]>([
    ['none', [], true],
    ['one', [rule('named-account', reason)], true],
    ['two that say the same', [rule('named-account', reason), rule('open-lead-elsewhere', reason)], true],
    ['two that say nothing', [rule('named-account'), rule('open-lead-elsewhere')], true],
    ['two of which one says nothing', [rule('named-account', reason), rule('open-lead-elsewhere')], false],
    ['the first says nothing', [rule('named-account'), rule('open-lead-elsewhere', reason)], false],
    [
      'the third differs',
      [rule('named-account'), rule('open-lead-elsewhere'), rule('incumbent-partner', reason)],
      false,
    ],
    ['one that is off', [rule('named-account', reason), rule('incumbent-partner', undefined, false)], true],
    ['one of another word', [rule('named-account', reason), rule('house-account')], true],
    ['one without a word', [rule('named-account', reason), rule('too-many-open')], true],
  ])('%s', (_, rules, alike) => {
    expect(isToldAlike('may-conflict', rules)).toBe(alike);
  });
});
