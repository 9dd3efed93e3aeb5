import {
  exampleConflictPolicy,
  writtenConflictPolicy,
} from '@rafiq/shared/deals/conflict-policy-contract.ts';
import { conflictPolicyRule } from '@rafiq/shared/deals/conflict-policy.ts';
import { expect, it } from 'vitest';
import { createFormatter } from '#lib/format/formatter.ts';
import { scheduleWarnings } from './schedule-warnings.ts';
import { warningsByPlace } from './warnings-by-place.ts';

const format = createFormatter(() => ({ locale: 'en', timeZone: 'Asia/Dubai', calendar: 'gregorian' }));
const policy = writtenConflictPolicy.parse(exampleConflictPolicy);

it('a reason that partners do not read is told at its rule', () => {
  const reason = { en: 'Ask us', ar: 'اسألنا', fa: 'از ما بپرسید' };
  const rules = policy.rules.map((one) =>
    one.rule === 'open-registration-elsewhere' ? { ...one, reason } : one,
  );
  const named = conflictPolicyRule.parse({
    rule: 'named-account',
    on: true,
    verdict: 'flag',
    parameters: {},
  });
  const { byRule } = warningsByPlace({ ...policy, rules: [...rules, named] }, null, format);
  expect([...byRule]).toEqual([
    [
      2,
      [
        'Where it is about others’ business, partners do not read this reason: other rules that tell them the same give another, or none.',
      ],
    ],
  ]);
});

it('warnings stand where what they are about is', () => {
  const document = structuredClone(policy);
  document.rules = document.rules.slice(2);
  document.protection.mostOpen.registered = 0;
  document.protection.warningDays = 0;
  document.matching.review = document.matching.auto;
  const last = document.rules.at(-1);
  if (last?.rule !== 'below-minimum-value') throw new Error('The example has another order');
  last.parameters.minimums = [];
  last.appliesWhen.push({ field: 'productFamily', operator: 'is-one-of', values: ['No', 'Nor'] });
  const { whole, byRule, protection, matching } = warningsByPlace(document, ['Cloud'], format);
  expect(whole).toEqual([
    'Nothing finds what a partner registers twice.',
    'No rule looks at protected deals: protection keeps nobody out.',
  ]);
  expect([...byRule]).toEqual([
    [
      2,
      [
        'Set like this it finds nothing, whatever is registered.',
        'No product is of a family that is named here.',
      ],
    ],
  ]);
  expect(protection).toContain('Partners lose their protection without a warning.');
  expect(matching).toEqual(['Nothing lies between the two: no company is ever “perhaps the same”.']);
});

it('families are not told of where they are not all known', () => {
  const document = structuredClone(policy);
  document.rules[0]?.appliesWhen.push({
    field: 'productFamily',
    operator: 'is-one-of',
    values: ['No'],
  });
  expect(warningsByPlace(document, null, format).byRule.size).toBe(0);
  expect(warningsByPlace(document, [], format).byRule.size).toBe(1);
});

it('a version is told of the one whose instant it takes, and of the next after it', () => {
  const at = (version: number, effectiveFrom: string) => ({
    version,
    effectiveFrom,
    publishedAt: null,
    publishedBy: null,
    note: null,
  });
  const scheduled = [at(4, '2027-01-01T00:00:00.000Z'), at(5, '2027-02-01T00:00:00.000Z')];
  const told = (effectiveFrom: string | null | undefined) =>
    scheduleWarnings(scheduled, effectiveFrom, format).map((text) => /Version (\d)/.exec(text)?.[1]);
  expect(told(null)).toEqual(['4']);
  expect(told('2027-01-01T00:00:00.000Z')).toEqual(['4', '5']);
  expect(told('2027-03-01T00:00:00.000Z')).toEqual([]);
  expect(told(undefined)).toEqual([]);
});
