import {
  exampleConflictPolicy,
  writtenConflictPolicy,
} from '@rafiq/shared/deals/conflict-policy-contract.ts';
import { conflictPolicyRule, type ConflictPolicyRule } from '@rafiq/shared/deals/conflict-policy.ts';
import { describe, expect, it } from 'vitest';
import { createFormatter } from '#lib/format/formatter.ts';
import { duplicated, freshMinimum, freshRule, ruleDraftOf, ruleOf, withoutCard } from './rule-draft.ts';
import { ruleFaults } from './rule-faults.ts';
import { ruleInWords } from './rule-in-words.ts';

const format = createFormatter(() => ({ locale: 'en', timeZone: 'Asia/Dubai', calendar: 'gregorian' }));
const minimum: ConflictPolicyRule = {
  rule: 'below-minimum-value',
  on: true,
  verdict: 'block',
  whenNotRecorded: 'clear',
  parameters: { minimums: [{ amount: '5000.50', currency: 'AED' }] },
  appliesWhen: [{ field: 'value', operator: 'between', values: ['1.25 AED', '2.75 AED'] }],
};

describe('a rule', () => {
  it.each([...writtenConflictPolicy.parse(exampleConflictPolicy).rules.slice(0, 4), minimum])(
    'comes back from its draft as it was: $rule',
    (rule) => {
      expect(withoutCard(ruleOf(ruleDraftOf(rule, 'rule-0')))).toEqual(rule);
    },
  );
  it('is shown as it was published, and read in all digits', () => {
    const draft = ruleDraftOf(
      { ...minimum, parameters: { minimums: [{ amount: '5000.00', currency: 'AED' }] } },
      'rule-0',
    );
    expect(draft.parameters.minimums).toMatchObject([{ amount: '5000.00', currency: 'AED' }]);
    for (const one of draft.parameters.minimums) one.amount = '٧٬٥٠٠';
    expect(ruleOf(draft).parameters).toEqual({ minimums: [{ amount: '7500', currency: 'AED' }] });
  });
  it('is duplicated without a tie to its original', () => {
    const draft = ruleDraftOf(minimum, 'rule-0');
    const copy = duplicated(draft, 'new-1');
    copy.appliesWhen[0]?.values.push('x');
    copy.parameters.minimums.push(freshMinimum('SAR'));
    copy.parameters.exceptKinds.push('reseller');
    copy.reason.en = 'Ask us';
    expect(draft.appliesWhen[0]?.values).toHaveLength(2);
    expect(draft.parameters.minimums).toHaveLength(1);
    expect(draft.parameters.exceptKinds).toEqual([]);
    expect(draft.reason.en).toBe('');
    expect(copy.appliesWhen[0]?.key).not.toBe(draft.appliesWhen[0]?.key);
  });
});

describe('the reason of a rule', () => {
  const reason = { en: 'Ask us', ar: 'اسألنا', fa: 'از ما بپرسید' };
  const saying = (over: object) => {
    const rule = freshRule('new-1', 'named-account');
    Object.assign(rule.reason, over);
    return rule;
  };

  it('comes back as it was, and is none where it is blank in every language', () => {
    expect(ruleOf(ruleDraftOf({ ...minimum, reason }, 'rule-0')).reason).toEqual(reason);
    expect(ruleOf(saying({ en: ' ', ar: '\n' }))).not.toHaveProperty('reason');
  });
  it('is one line, however it was broken', () => {
    expect(ruleOf(saying({ ...reason, en: ' Ask\n us \n' })).reason).toEqual(reason);
  });
  it('is said in words in each language, else not at all', () => {
    const words = (rule: ConflictPolicyRule) =>
      ruleInWords(rule, { format, names: {} }).reason.map((text) => text.replaceAll(/[\u2068\u2069]/g, ''));
    expect(words({ ...minimum, reason })).toEqual([
      'English: Ask us',
      'العربية: اسألنا',
      'فارسی: از ما بپرسید',
    ]);
    expect(words(minimum)).toEqual([]);
  });
  it.each<[string, object, string[]]>([
    ['none', {}, []],
    ['one in all languages', reason, []],
    ['one that lacks two', { en: 'Ask us' }, ['reason.ar', 'reason.fa']],
    ['one that nobody sees', { ...reason, fa: '\u200b\u200d' }, ['reason.fa']],
    ['the longest', { ...reason, ar: 'س'.repeat(240) }, []],
    ['one that is too long', { ...reason, ar: 'س'.repeat(241) }, ['reason.ar']],
    ['one that turns about', { ...reason, en: 'Ask \u202eus' }, ['reason.en']],
    ['one with a bell', { ...reason, en: 'Ask\u0007 us' }, ['reason.en']],
    ['one with letters nobody sees', { ...reason, en: `${'x'.repeat(240)}\u00ad` }, []],
  ])('is refused where it is at fault, as the API refuses it: %s', (_, over, expected) => {
    const rule = saying(over);
    expect(Object.keys(ruleFaults(rule, [rule], format))).toEqual(expected);
    const { error } = conflictPolicyRule.safeParse(withoutCard(ruleOf(rule)));
    expect((error?.issues ?? []).map(({ path }) => path.join('.'))).toEqual(expected);
  });
  it('tells what is wrong in a sentence', () => {
    const faultOf = (over: object) => {
      const rule = saying(over);
      return Object.values(ruleFaults(rule, [rule], format))[0];
    };
    expect(faultOf({ ...reason, fa: '' })).toBe('Write it in all three languages, or in none.');
    expect(faultOf({ ...reason, en: 'x'.repeat(250) })).toBe('At most 240 letters; these are 250.');
    expect(faultOf({ ...reason, en: 'Ask\u0007' })).toContain('Type it anew');
  });
});

describe('faults', () => {
  const namesOf = (...rules: Parameters<typeof ruleFaults>[0][]) =>
    rules.map((rule) => Object.keys(ruleFaults(rule, rules, format)).sort());

  it('are none in a rule that is whole', () => {
    expect(namesOf(ruleDraftOf(minimum, 'rule-0'), freshRule('new-1', 'named-account'))).toEqual([[], []]);
  });
  it('are figures out of range, of the parameters that the rule has', () => {
    const rule = freshRule('new-1', 'stale-registration');
    rule.parameters.coolOffDays = '366';
    rule.parameters.staleAfterDays = '';
    rule.parameters.graceDays = 'many';
    expect(namesOf(rule)).toEqual([['parameters.coolOffDays']]);
    expect(ruleFaults(rule, [rule], format)['parameters.coolOffDays']).toBe('Between 0 and 365.');
  });
  it('are amounts that are none, currencies named twice, and ends before their beginning', () => {
    const rule = ruleDraftOf(minimum, 'rule-0');
    rule.parameters.minimums.push(freshMinimum('SAR'), { ...freshMinimum('AED'), amount: '3' });
    if (rule.appliesWhen[0]) rule.appliesWhen[0].values = ['5 AED', '4 AED'];
    expect(namesOf(rule)).toEqual([
      ['appliesWhen.0.values.1', 'parameters.minimums.1.amount', 'parameters.minimums.2.currency'],
    ]);
    if (rule.appliesWhen[0]) rule.appliesWhen[0].values = [' AED', '4 AED'];
    expect(namesOf(rule)[0]).toContain('appliesWhen.0.values.0');
  });
  it('are rules that ask what another asks before them', () => {
    const rule = ruleDraftOf(minimum, 'rule-0');
    const copy = duplicated(rule, 'new-1');
    expect(namesOf(rule, copy)).toEqual([[], ['rule']]);
    copy.appliesWhen = [];
    expect(namesOf(rule, copy)).toEqual([[], []]);
  });
});
