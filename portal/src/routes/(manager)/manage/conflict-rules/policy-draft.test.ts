import {
  exampleConflictPolicy,
  writtenConflictPolicy,
} from '@rafiq/shared/deals/conflict-policy-contract.ts';
import { describe, expect, it } from 'vitest';
import { createFormatter } from '#lib/format/formatter.ts';
import { documentOf, policyDraftOf, policyFaults, sameDocument, writtenOf } from './policy-draft.ts';

const format = createFormatter(() => ({ locale: 'en', timeZone: 'Asia/Dubai', calendar: 'gregorian' }));
const policy = writtenConflictPolicy.parse(exampleConflictPolicy);
const drafted = (change: (draft: ReturnType<typeof policyDraftOf>) => void = () => undefined) => {
  const draft = policyDraftOf(policy);
  change(draft);
  return draft;
};

describe('the settings beside the rules', () => {
  it('come back from their draft as they were, also shares with a fraction', () => {
    for (const auto of [0.9, 0.873, 0.29, 1, 0.123456]) {
      const before = { ...policy, matching: { auto, review: 0 } };
      expect(documentOf(policyDraftOf(before), policy.rules, policy)).toEqual(before);
    }
  });
  it('are those of before where a figure cannot be read yet, and none where it is left empty', () => {
    const draft = drafted((it) => {
      it.protection.protectionDays = 'long';
      it.protection.warningDays = '٥';
      it.mostOpen.silver = '';
      it.mostOpen.gold = 'many';
      it.matching.auto = '101';
    });
    const { protection, matching } = documentOf(draft, [], policy);
    expect(protection).toMatchObject({
      protectionDays: 90,
      warningDays: 5,
      mostOpen: { registered: 10, silver: null, gold: null },
    });
    expect(matching.auto).toBe(0.9);
  });
  it('are told what is out of range, and what does not go together', () => {
    expect(policyFaults(drafted(), format)).toEqual({});
    const draft = drafted((it) => {
      it.precedence = [];
      it.protection.extensionDays = '2.5';
      it.protection.warningDays = '30';
      it.protection.reviewHours = '0.5';
      it.mostOpen.registered = '-1';
      it.matching = { auto: '70', review: '75' };
    });
    expect(Object.keys(policyFaults(draft, format)).sort()).toEqual([
      'matching.review',
      'precedence',
      'protection.extensionDays',
      'protection.mostOpen.registered',
      'protection.warningDays',
    ]);
  });
});

it('two policies say the same whatever their instants', () => {
  const dated = { ...policy, effectiveFrom: '2027-01-01T00:00:00.000Z' };
  expect(sameDocument(dated, policy)).toBe(true);
  expect(writtenOf(dated)).toEqual(policy);
  expect(sameDocument({ ...policy, precedence: policy.precedence.toReversed() }, policy)).toBe(false);
});
