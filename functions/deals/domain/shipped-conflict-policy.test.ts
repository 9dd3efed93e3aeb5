import { conflictPolicy } from '@rafiq/shared/deals/conflict-policy.ts';
import { conflictRuleIds, precedenceStepNames } from '@rafiq/shared/deals/conflict-status.ts';
import { expect, test } from 'vitest';
import { conflictRules } from './conflict-rules.ts';
import { shippedConflictPolicy } from './shipped-conflict-policy.ts';

test('the policy a new Rafiq begins with is one that could be published, and asks every built-in rule once', () => {
  expect(conflictPolicy.parse(shippedConflictPolicy)).toEqual(shippedConflictPolicy);
  expect(shippedConflictPolicy.rules.map(({ rule }) => rule)).toEqual(conflictRuleIds);
  expect(shippedConflictPolicy.precedence).toEqual(precedenceStepNames);
});

test('its rules come with the parameters they have of themselves, but for referrals of house accounts', () => {
  for (const { rule, parameters } of shippedConflictPolicy.rules) {
    const expected = conflictRules[rule].parameters.parse({});
    expect([rule, parameters]).toEqual([
      rule,
      rule === 'house-account' ? { exceptKinds: ['referral'] } : expected,
    ]);
  }
});

test('what refuses, what asks for a person, and what is off', () => {
  const settings = shippedConflictPolicy.rules.map(({ rule, on, verdict, whenNotRecorded, appliesWhen }) => [
    rule,
    on ? verdict : 'off',
    whenNotRecorded,
    appliesWhen.length,
  ]);
  expect(settings).toEqual([
    ['registered-twice', 'block', 'flag', 0],
    ['protected-deal', 'block', 'flag', 0],
    ['open-registration-elsewhere', 'flag', 'flag', 0],
    ['open-lead-elsewhere', 'flag', 'flag', 0],
    ['own-sub-reseller', 'flag', 'flag', 0],
    ['named-account', 'flag', 'flag', 0],
    ['house-account', 'block', 'clear', 0],
    ['direct-opportunity', 'flag', 'clear', 0],
    ['incumbent-partner', 'flag', 'clear', 0],
    ['territory-breach', 'flag', 'flag', 0],
    ['missing-tier-or-certification', 'off', 'flag', 0],
    ['too-many-open', 'block', 'flag', 0],
    ['below-minimum-value', 'off', 'flag', 0],
    ['stale-registration', 'flag', 'clear', 0],
  ]);
});

test('its thresholds and clocks are those that are promised', () => {
  const { effectiveFrom, matching, protection } = shippedConflictPolicy;
  expect([effectiveFrom, matching]).toEqual(['1970-01-01T00:00:00.000Z', { auto: 0.9, review: 0.75 }]);
  expect(protection).toEqual({
    protectionDays: 90,
    extensionDays: 30,
    mostExtensions: 2,
    checkInEveryDays: 30,
    warningDays: 7,
    mostOpen: { registered: 10, silver: 25, gold: 50 },
    reviewHours: 48,
    evidenceHours: 72,
    appealHours: 120,
  });
});
