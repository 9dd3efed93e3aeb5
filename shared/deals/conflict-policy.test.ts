import { describe, expect, test } from 'vitest';
import { hasSentence } from '../messages.ts';
import { readAmountText } from './amount-text.ts';
import { conflictPolicy, conflictPolicyRule, registrationCondition } from './conflict-policy.ts';
import { conflictRuleParameters } from './conflict-rule-parameters.ts';
import { conflictRuleIds, precedenceStepNames } from './conflict-status.ts';

const rule = { rule: 'named-account', on: true, verdict: 'flag', parameters: {} };
const reason = { en: 'Ask us', ar: 'اسألنا', fa: 'از ما بپرسید' };
const protection = {
  protectionDays: 90,
  extensionDays: 30,
  mostExtensions: 2,
  checkInEveryDays: 30,
  warningDays: 7,
  mostOpen: { registered: 10, silver: 25, gold: null },
  reviewHours: 48,
  evidenceHours: 72,
  appealHours: 120,
};
const policy = {
  effectiveFrom: '2026-12-01T00:00:00Z',
  rules: [rule],
  precedence: [...precedenceStepNames],
  matching: { auto: 0.9, review: 0.75 },
  protection,
};

/** Where a document is refused and why, as `path: code`. */
function refusals(
  document: unknown,
  schema: { safeParse: typeof conflictPolicy.safeParse } = conflictPolicy,
) {
  const { error } = schema.safeParse(document);
  const found = (error?.issues ?? []).map(({ path, message, code }) => {
    // Zod's own sentences are replaced by the kernel; ours are codes.
    return `${path.join('.')}: ${message.includes(' ') ? code : message}`;
  });
  return [...new Set(found)];
}

test('a sound policy is taken, with what it leaves out', () => {
  expect(conflictPolicy.parse(policy)).toEqual({
    ...policy,
    effectiveFrom: '2026-12-01T00:00:00.000Z',
    rules: [{ ...rule, whenNotRecorded: 'flag', appliesWhen: [], parameters: { ownChain: 'left-out' } }],
  });
});

test.each(conflictRuleIds)(
  'the built-in rule %s can be part of a policy, with parameters of its own',
  (id) => {
    const taken = conflictPolicyRule.parse({ ...rule, rule: id });
    expect([taken.rule, taken.parameters]).toEqual([id, conflictRuleParameters[id].parse({})]);
    expect(refusals({ ...rule, rule: id, parameters: { unheard: 1 } }, conflictPolicyRule as never)).toEqual([
      'parameters: unrecognized_keys',
    ]);
  },
);

const withRule = (over: object) => ({ ...policy, rules: [{ ...rule, ...over }] });
const withParameters = (id: string, parameters: object) => withRule({ rule: id, parameters });
const withProtection = (over: object) => ({ ...policy, protection: { ...protection, ...over } });
const asking = (...appliesWhen: object[]) => withRule({ appliesWhen });
const money = (amount: string, currency = 'AED') => ({ amount, currency });

test.each<[string, unknown, string[]]>([
  ['no instant', { ...policy, effectiveFrom: 'soon' }, ['effectiveFrom: invalid-instant']],
  ['an unknown rule', withRule({ rule: 'unheard' }), ['rules.0.rule: unknown-value']],
  ['a verdict that is none', withRule({ verdict: 'clear' }), ['rules.0.verdict: unknown-value']],
  ['whenNotRecorded', withRule({ whenNotRecorded: 'block' }), ['rules.0.whenNotRecorded: unknown-value']],
  ['a rule twice', { ...policy, rules: [rule, { ...rule, verdict: 'block' }] }, ['rules.1.rule: repeated']],
  ['too many rules', { ...policy, rules: Array.from({ length: 101 }, () => rule) }, ['rules: too-many']],
  [
    'too many conditions',
    asking(...Array.from({ length: 21 }, () => ({ field: 'value', operator: 'is-known' }))),
    ['rules.0.appliesWhen: too-many'],
  ],
  ['no precedence', { ...policy, precedence: [] }, ['precedence: required']],
  ['a step twice', { ...policy, precedence: ['tier', 'incumbency', 'tier'] }, ['precedence.2: repeated']],
  ['an unknown step', { ...policy, precedence: ['luck'] }, ['precedence.0: unknown-value']],
  [
    'review above auto',
    { ...policy, matching: { auto: 0.7, review: 0.71 } },
    ['matching.review: review-above-auto'],
  ],
  [
    'no likeness',
    { ...policy, matching: { auto: 1.01, review: -0.01 } },
    ['matching.auto: out-of-range', 'matching.review: out-of-range'],
  ],
  [
    'products',
    withParameters('protected-deal', { products: 'some' }),
    ['rules.0.parameters.products: unknown-value'],
  ],
  [
    'ownChain',
    withParameters('named-account', { ownChain: 'no' }),
    ['rules.0.parameters.ownChain: unknown-value'],
  ],
  [
    'graceDays',
    withParameters('protected-deal', { graceDays: 181 }),
    ['rules.0.parameters.graceDays: out-of-range'],
  ],
  [
    'kinds',
    withParameters('house-account', { exceptKinds: ['friend'] }),
    ['rules.0.parameters.exceptKinds.0: unknown-value'],
  ],
  ['side', withParameters('own-sub-reseller', { side: 'left' }), ['rules.0.parameters.side: unknown-value']],
  [
    'a tier',
    withParameters('missing-tier-or-certification', { leastTier: 'tin' }),
    ['rules.0.parameters.leastTier: unknown-value'],
  ],
  [
    'certifications without names',
    withParameters('missing-tier-or-certification', { certifications: { names: [], held: 'any' } }),
    ['rules.0.parameters.certifications.names: required'],
  ],
  [
    'a currency twice',
    withParameters('below-minimum-value', { minimums: [money('1.00'), money('2.00', 'USD'), money('3.00')] }),
    ['rules.0.parameters.minimums.2.currency: repeated'],
  ],
  [
    'a minimum below zero',
    withParameters('below-minimum-value', { minimums: [money('-1.00')] }),
    ['rules.0.parameters.minimums.0.amount: out-of-range'],
  ],
  [
    'a reason in two languages',
    withRule({ reason: { ...reason, ar: undefined } }),
    ['rules.0.reason.ar: invalid_type'],
  ],
  ['a blank reason', withRule({ reason: { ...reason, fa: ' \u200b ' } }), ['rules.0.reason.fa: required']],
  [
    'a long reason',
    withRule({ reason: { ...reason, en: 'x'.repeat(241) } }),
    ['rules.0.reason.en: too-long'],
  ],
  [
    'a reason turned about',
    withRule({ reason: { ...reason, en: 'Ask \u202eus' } }),
    ['rules.0.reason.en: control-characters'],
  ],
  [
    'a reason of two lines',
    withRule({ reason: { ...reason, en: 'Ask\nus' } }),
    ['rules.0.reason.en: control-characters'],
  ],
  [
    'a reason in a language nobody reads',
    withRule({ reason: { ...reason, de: 'Fragen' } }),
    ['rules.0.reason: unrecognized_keys'],
  ],
  ['no reason that is said to be one', withRule({ reason: null }), ['rules.0.reason: invalid_type']],
  ['protectionDays', withProtection({ protectionDays: 0 }), ['protection.protectionDays: out-of-range']],
  ['extensionDays', withProtection({ extensionDays: 366 }), ['protection.extensionDays: out-of-range']],
  ['mostExtensions', withProtection({ mostExtensions: 21 }), ['protection.mostExtensions: out-of-range']],
  [
    'a warning too early',
    withProtection({ warningDays: 30 }),
    ['protection.warningDays: not-before-check-in'],
  ],
  [
    'a cap',
    withProtection({ mostOpen: { registered: -1, silver: 1, gold: 1 } }),
    ['protection.mostOpen.registered: out-of-range'],
  ],
  [
    'a tier without a cap',
    withProtection({ mostOpen: { registered: 1, silver: 1 } }),
    ['protection.mostOpen.gold: invalid_type'],
  ],
  ['a clock', withProtection({ reviewHours: 0 }), ['protection.reviewHours: out-of-range']],
  ['a setting nobody knows', { ...policy, unheard: 1 }, [': unrecognized_keys']],
])('refused: %s', (_, document, expected) => {
  const found = refusals(document);
  expect(found).toEqual(expected);
  const own = found.map((text) => text.split(': ')[1] ?? '').filter((code) => !code.includes('_'));
  expect(own.filter((code) => !hasSentence(`field.${code}`))).toEqual([]);
});

test('a rule gives a reason of its own, or none', () => {
  const written = { en: `  ${'x'.repeat(240)} `, ar: 'اسأ\u00adلنا', fa: 'می‌پرسیم' };
  expect(conflictPolicy.parse(withRule({ reason: written })).rules[0]?.reason).toEqual({
    en: 'x'.repeat(240),
    ar: 'اسألنا',
    fa: 'می‌پرسیم',
  });
  expect(conflictPolicy.parse(policy).rules[0]).not.toHaveProperty('reason');
});

test('all reasons of a policy together are bounded', () => {
  const long = { en: 'x'.repeat(240), ar: 'س'.repeat(240), fa: 'س'.repeat(240) };
  const saying = (count: number) => ({
    ...policy,
    rules: Array.from({ length: count }, (_, index) => ({
      ...rule,
      appliesWhen: [{ field: 'productFamily', operator: 'is-one-of', values: [`Family ${index}`] }],
      reason: long,
    })),
  });
  expect(refusals(saying(48))).toEqual([]);
  expect(refusals(saying(49))).toEqual(['rules: too-many']);
});

test('all conditions of a policy together hold so many values', () => {
  const values = (count: number) => Array.from({ length: count }, (_, index) => `Family ${index}`);
  const families = (...counts: number[]) => ({
    ...policy,
    rules: [
      {
        ...rule,
        appliesWhen: counts.map((count) => ({
          field: 'productFamily',
          operator: 'is-one-of',
          values: values(count),
        })),
      },
    ],
  });
  const ten = Array.from({ length: 10 }, () => 500);
  expect(refusals(families(...ten))).toEqual([]);
  expect(refusals(families(...ten, 1))).toEqual(['rules: too-many']);
});

describe('a condition', () => {
  test.each([
    ['productId', 'is-one-of', ['prod_06emzc4q3hw0t8n2k5v7r9p1xd'], []],
    ['productId', 'is-one-of', ['GTX'], ['values.0: invalid-id']],
    ['productFamily', 'begins-with', ['GTX'], []],
    ['country', 'is-one-of', ['AE', 'Emirates'], ['values.1: invalid-country']],
    ['tier', 'at-least', ['silver'], []],
    ['tier', 'between', ['gold', 'silver'], ['values.1: ends-before-start']],
    ['partnerKind', 'is-none-of', ['referral'], []],
    ['partnerKind', 'is-none-of', ['friend'], ['values.0: unknown-value']],
    ['partnerKind', 'begins-with', ['re'], ['operator: operator-not-for-field']],
    ['value', 'is-one-of', ['5.00 AED'], ['operator: operator-not-for-field']],
    ['value', 'at-least', ['5.00 AED'], []],
    ['value', 'at-least', ['5.001 AED'], ['values.0: invalid-amount']],
    ['value', 'at-least', ['5'], ['values.0: invalid-amount']],
    ['value', 'at-least', [], ['values: required']],
    ['value', 'at-least', ['1 AED', '2 AED'], ['values: too-many']],
    ['value', 'between', ['1.00 AED', '1 AED'], []],
    ['value', 'between', ['2 AED', '10 AED'], []],
    ['value', 'between', ['10 AED', '2 AED'], ['values.1: ends-before-start']],
    ['value', 'between', ['1 AED', '2 USD'], ['values.1: invalid-currency']],
    ['value', 'at-least', ['5.00 ABC'], ['values.0: invalid-currency']],
    ['country', 'is-one-of', ['AE', 'XX', 'ae'], ['values.1: invalid-country', 'values.2: invalid-country']],
    ['value', 'is-known', [], []],
    ['industry', 'is-known', [], ['field: unknown-value']],
    ['value', 'is-big', [], ['operator: unknown-value']],
  ])('%s %s %j', (field, operator, values, expected) => {
    expect(refusals({ field, operator, values }, registrationCondition as never)).toEqual(expected);
  });
});

test.each([
  ['1250.00 AED', { amountMinor: 125_000n, currency: 'AED' }],
  ['7 JPY', { amountMinor: 7n, currency: 'JPY' }],
  ['7.5 JPY', undefined],
  ['AED 7', undefined],
  ['7 aed', undefined],
  ['7  AED', undefined],
  ['x7 AED', undefined],
  ['7 AEDX', undefined],
])('the amount %s', (text, amount) => {
  expect(readAmountText(text)).toEqual(amount);
});

test('a policy that would not fit into one item is refused', () => {
  const family = (index: number) => `${String(index).padStart(5, '0')}${'語'.repeat(115)}`;
  const asking = (count: number) => ({
    ...policy,
    rules: [0, 1].map((half) => ({
      ...rule,
      appliesWhen: [
        {
          field: 'productFamily',
          operator: 'is-one-of',
          values: Array.from({ length: count }, (_, index) => family(index + half * count)),
        },
      ],
    })),
  });
  expect(refusals(asking(300))).toEqual([]);
  expect(refusals(asking(400))).toEqual(['rules: too-many']);
});
