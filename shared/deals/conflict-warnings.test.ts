import { describe, expect, test } from 'vitest';
import { hasSentence } from '../messages.ts';
import { exampleConflictPolicy, writtenConflictPolicy } from './conflict-policy-contract.ts';
import type { WrittenConflictPolicy } from './conflict-policy-contract.ts';
import { conflictPolicyRule, type ConflictPolicyRule } from './conflict-policy.ts';
import { conflictWarningCodes, conflictWarnings } from './conflict-warnings.ts';

const rule = (id: string, over: object = {}): ConflictPolicyRule =>
  conflictPolicyRule.parse({ rule: id, on: true, verdict: 'flag', parameters: {}, ...over });
/** What every sound policy asks, so that nothing is said of it. */
const sound = [rule('registered-twice', { verdict: 'block' }), rule('protected-deal'), rule('too-many-open')];
const protection = {
  ...exampleConflictPolicy.protection,
  mostOpen: { registered: 10, silver: 25, gold: null },
};

const policy = (over: Partial<WrittenConflictPolicy> = {}): WrittenConflictPolicy => ({
  rules: sound,
  precedence: ['first-to-register'],
  matching: { auto: 0.9, review: 0.75 },
  protection,
  ...over,
});
const told = (over: Partial<WrittenConflictPolicy>, families?: string[]) =>
  conflictWarnings(policy(over), families).map(({ code, pointer }) => `${pointer}: ${code}`);
const withRules = (...rules: ConflictPolicyRule[]) => told({ rules: [...sound, ...rules] });
const asking = (field: string, operator: string, ...values: string[]) => ({ field, operator, values });

test('of a sound policy nothing is said, and every warning has a sentence', () => {
  expect(conflictWarnings(policy())).toEqual([]);
  expect(conflictWarnings(writtenConflictPolicy.parse(exampleConflictPolicy))).toEqual([]);
  expect(conflictWarningCodes.filter((code) => !hasSentence(`conflict-warning.${code}`))).toEqual([]);
});

describe('of the policy as a whole', () => {
  test('no rule, or none that is switched on', () => {
    const uncapped = {
      protection: { ...protection, mostOpen: { registered: null, silver: null, gold: null } },
    };
    expect(told({ rules: [], ...uncapped })).toEqual(['/rules: no-rule']);
    expect(told({ rules: sound.map((one) => ({ ...one, on: false })), ...uncapped })).toEqual([
      '/rules: no-rule',
    ]);
  });

  test('duplicates and protection that no rule looks at', () => {
    expect(told({ rules: sound.slice(2) })).toEqual([
      '/rules: duplicates-pass',
      '/rules: protection-unguarded',
    ]);
  });
});

describe('of a reason', () => {
  const reason = { en: 'Ask us', ar: 'اسألنا', fa: 'از ما بپرسید' };

  test('partners do not read it where rules they are told of in one word give different ones', () => {
    const untold = (...places: number[]) => places.map((place) => `/rules/${place}/reason: reason-not-told`);
    expect(withRules(rule('named-account', { reason }), rule('open-lead-elsewhere'))).toEqual(untold(3));
    expect(
      withRules(
        rule('named-account', { reason }),
        rule('open-lead-elsewhere', { reason: { ...reason, en: 'Wait' } }),
      ),
    ).toEqual(untold(3, 4));
    expect(withRules(rule('named-account', { reason }), rule('open-lead-elsewhere', { reason }))).toEqual([]);
    expect(
      withRules(
        rule('named-account', { reason }),
        rule('open-lead-elsewhere', { reason: { ...reason, en: 'Wait' }, on: false }),
      ),
    ).toEqual([]);
    expect(told({ rules: sound.map((one) => conflictPolicyRule.parse({ ...one, reason })) })).toEqual([]);
  });

  test('a rule that gives another reason adds that', () => {
    const abroad = { appliesWhen: [asking('country', 'is-one-of', 'SA')], verdict: 'block' };
    const always = rule('too-many-open', { verdict: 'block', reason });
    const within = (over: object) =>
      told({ rules: [...sound.slice(0, 2), always, rule('too-many-open', { ...abroad, ...over })] });
    expect(within({ reason })).toEqual(['/rules/3: adds-nothing']);
    expect(within({ reason: { ...reason, fa: 'صبر کنید' } })).toEqual([]);
    expect(within({})).toEqual([]);
  });
});

describe('of a rule', () => {
  test.each<[string, object, string[]]>([
    [
      'named-account',
      { appliesWhen: [asking('country', 'is-one-of', 'AE'), asking('country', 'is-none-of', 'AE')] },
      ['never-applies'],
    ],
    [
      'named-account',
      { appliesWhen: [asking('country', 'is-one-of', 'AE', 'SA'), asking('country', 'is-none-of', 'AE')] },
      [],
    ],
    [
      'named-account',
      { appliesWhen: [asking('tier', 'at-least', 'gold'), asking('tier', 'at-most', 'silver')] },
      ['never-applies'],
    ],
    ['named-account', { appliesWhen: [asking('tier', 'at-least', 'silver')] }, []],
    ['named-account', { appliesWhen: [asking('partnerKind', 'is-unknown')] }, ['never-applies']],
    [
      'named-account',
      {
        appliesWhen: [
          asking('productFamily', 'begins-with', 'GT'),
          asking('productFamily', 'is-none-of', 'GT'),
        ],
      },
      [],
    ],
    [
      'named-account',
      { appliesWhen: [asking('productFamily', 'is-known'), asking('productFamily', 'is-unknown')] },
      ['never-applies'],
    ],
    [
      'named-account',
      { appliesWhen: [asking('value', 'at-least', '10 AED'), asking('value', 'at-most', '9.99 AED')] },
      ['never-applies'],
    ],
    [
      'named-account',
      { appliesWhen: [asking('value', 'at-least', '10 AED'), asking('value', 'at-most', '10.00 AED')] },
      [],
    ],
    [
      'named-account',
      { appliesWhen: [asking('value', 'between', '1 AED', '2 AED'), asking('value', 'at-least', '1 USD')] },
      ['never-applies'],
    ],
    [
      'named-account',
      {
        appliesWhen: [
          asking('value', 'between', '1 AED', '2 AED'),
          asking('value', 'between', '3 AED', '4 AED'),
        ],
      },
      ['never-applies'],
    ],
    [
      'named-account',
      { appliesWhen: [asking('value', 'is-unknown'), asking('value', 'at-least', '1 USD')] },
      ['never-applies'],
    ],
    [
      'named-account',
      { appliesWhen: [asking('value', 'is-known'), asking('value', 'at-least', '1 USD')] },
      [],
    ],
    ['below-minimum-value', {}, ['finds-nothing']],
    ['below-minimum-value', { parameters: { minimums: [{ amount: '1.00', currency: 'AED' }] } }, []],
    ['missing-tier-or-certification', { parameters: { leastTier: 'registered' } }, ['finds-nothing']],
    ['missing-tier-or-certification', { parameters: { leastTier: 'silver' } }, []],
    [
      'stale-registration',
      { parameters: { coolOffDays: 0, staleAfterDays: null, pastCloseCounts: false } },
      ['finds-nothing'],
    ],
    ['stale-registration', { parameters: { coolOffDays: 0, staleAfterDays: null } }, []],
    [
      'house-account',
      {
        parameters: {
          exceptKinds: [
            'distributor',
            'reseller',
            'referral',
            'systems-integrator',
            'managed-service-provider',
            'service',
          ],
        },
      },
      ['finds-nothing'],
    ],
    ['territory-breach', { parameters: { exceptKinds: ['distributor'] } }, []],
    ['below-minimum-value', { on: false }, []],
  ])('%s %j', (id, over, codes) => {
    expect(withRules(rule(id, over)).map((text) => text.split(': ')[1])).toEqual(codes);
  });

  test('one that adds nothing to another is told, the later of two alike', () => {
    const narrow = rule('named-account', { appliesWhen: [asking('country', 'is-one-of', 'SA', 'AE')] });
    const wide = rule('named-account');
    expect(withRules(wide, narrow)).toEqual(['/rules/4: adds-nothing']);
    expect(withRules(narrow, wide)).toEqual(['/rules/3: adds-nothing']);
    expect(conflictWarnings(policy({ rules: [...sound, narrow, wide] }))[0]?.params).toEqual({ place: 5 });
    const again = rule('named-account', { appliesWhen: [asking('country', 'is-one-of', 'AE', 'SA')] });
    expect(withRules(narrow, again)).toEqual(['/rules/4: adds-nothing']);
    // A stricter one, one that is otherwise set, and one that is switched off add something, or nothing stands for them.
    expect(withRules(wide, rule('named-account', { ...narrow, verdict: 'block' }))).toEqual([]);
    expect(withRules(wide, rule('named-account', { ...narrow, parameters: { ownChain: 'counts' } }))).toEqual(
      [],
    );
    expect(withRules({ ...wide, on: false }, narrow)).toEqual([]);
    expect(withRules(rule('named-account', { whenNotRecorded: 'clear' }), narrow)).toEqual([]);
  });

  test('families of no product, where it is known which there are', () => {
    const rules = [
      ...sound,
      rule('named-account', { appliesWhen: [asking('productFamily', 'is-one-of', 'gtx', 'Chairs')] }),
    ];
    expect(told({ rules })).toEqual([]);
    expect(told({ rules }, ['GTX'])).toEqual(['/rules/3/appliesWhen/0/values/1: family-of-no-product']);
  });
});

describe('of caps and protection', () => {
  const capped = (mostOpen: typeof protection.mostOpen, rules = sound) =>
    told({ rules, protection: { ...protection, mostOpen } });
  const blocking = [...sound.slice(0, 2), rule('too-many-open', { verdict: 'block' })];

  test('caps that nobody is held to, or that stand in the wrong order', () => {
    expect(told({ rules: sound.slice(0, 2) })).toEqual(['/protection/mostOpen: cap-without-rule']);
    expect(capped({ registered: 10, silver: 9, gold: null })).toEqual([
      '/protection/mostOpen/silver: cap-below-lower-tier',
    ]);
    expect(capped({ registered: null, silver: null, gold: null } as never)).toEqual([
      '/rules/2/parameters: finds-nothing',
    ]);
  });

  test('a cap of zero locks a tier out only where it blocks', () => {
    const none = { registered: 0, silver: 25, gold: null };
    expect(capped(none)).toEqual([]);
    expect(capped(none, blocking)).toEqual(['/protection/mostOpen/registered: nobody-of-tier']);
    const lenient = [
      ...sound.slice(0, 2),
      rule('too-many-open', { verdict: 'block', parameters: { allowance: 1 } }),
    ];
    expect(capped(none, lenient)).toEqual([]);
  });

  test.each([
    [{ matching: { auto: 0.8, review: 0.8 } }, ['/matching/review: no-likeness-between']],
    [{ matching: { auto: 0.59, review: 0.5 } }, ['/matching/auto: low-likeness']],
    [
      { protection: { ...protection, protectionDays: 30 } },
      ['/protection/checkInEveryDays: never-asked-for-progress'],
    ],
    [{ protection: { ...protection, warningDays: 0 } }, ['/protection/warningDays: no-warning']],
  ])('%j', (over, expected) => {
    expect(told(over)).toEqual(expected);
  });
});
