import { conflictRuleIds, type ConflictRuleId } from '@rafiq/shared/deals/conflict-status.ts';
import {
  conflictPolicy,
  type ConflictPolicy,
  type ConflictPolicyRule,
} from '@rafiq/shared/deals/conflict-policy.ts';
import { describe, expect, test } from 'vitest';
import { account, gathered, inDays, leadOf, registered } from '../../../test/fixtures/conflict-facts.ts';
import { checkAnswer } from './check-answer.ts';
import { compileConflictPolicy } from './compile-conflict-policy.ts';
import { conflictRules } from './conflict-rules.ts';
import { judgeRegistration } from './judge-registration.ts';
import { shippedConflictPolicy } from './shipped-conflict-policy.ts';

type Settings = Partial<Omit<ConflictPolicyRule, 'rule' | 'parameters'>> & { parameters?: object };

/** A policy of these rules, switched on and flagging but for what is said. */
const policyOf = (...rules: [ConflictRuleId, Settings?][]): ConflictPolicy =>
  conflictPolicy.parse({
    ...shippedConflictPolicy,
    rules: rules.map(([rule, over]) => ({ rule, on: true, verdict: 'flag', parameters: {}, ...over })),
  });
const judge = (policy: ConflictPolicy, facts = gathered()) =>
  judgeRegistration(compileConflictPolicy(policy), facts);

const house = (score: number) => account({ id: `acct_${score}`, score, isHouse: true });
const own = { partnerId: 'ptnr_own', partnerName: 'Own' };

describe('the outcome', () => {
  const twice = account({ registrations: [registered('a', own)], isHouse: true });
  test.each([
    ['nothing in the way', policyOf(['house-account']), gathered(), 'approve', []],
    ['no rules', policyOf(), gathered({ accounts: [twice] }), 'approve', []],
    [
      'a flag',
      policyOf(['too-many-open'], ['house-account']),
      gathered({ accounts: [twice] }),
      'review',
      [1],
    ],
    [
      'a block among flags',
      policyOf(['registered-twice'], ['house-account', { verdict: 'block' }]),
      gathered({ accounts: [twice] }),
      'reject',
      [1],
    ],
    [
      'its own deal among blocks',
      policyOf(['house-account', { verdict: 'block' }], ['registered-twice', { verdict: 'block' }]),
      gathered({ accounts: [twice] }),
      'duplicate',
      [1],
    ],
    [
      'two blocks',
      policyOf(
        ['house-account', { verdict: 'block' }],
        ['territory-breach', { verdict: 'block' }],
        ['registered-twice'],
      ),
      gathered({ accounts: [twice], partner: { territories: [] } }),
      'reject',
      [0, 1],
    ],
  ] as const)('%s', (_, policy, facts, outcome, decidedBy) => {
    expect(judge(policy, facts)).toMatchObject({ outcome, decidedBy, failures: [] });
  });
});

describe('a reason that the policy gives', () => {
  const reason = { en: 'Ask us', ar: 'اسألنا', fa: 'از ما بپرسید' };
  const owned = account({
    owner: { partnerId: 'ptnr_rival', partnerName: 'Rival' },
    leads: [leadOf('lead_1')],
  });
  const ownOf = (policy: ConflictPolicy, facts = gathered({ accounts: [owned] })) =>
    judge(policy, facts).verdicts.map(({ own }) => own);

  test('stands beside what its rule finds, and never beside what is clear or could not be judged', () => {
    const asked: [ConflictRuleId, Settings] = ['named-account', { reason }];
    expect(ownOf(policyOf(asked))).toEqual([{ text: reason, told: true }]);
    for (const facts of [
      gathered(),
      gathered({ accounts: null }),
      gathered({ accounts: [{ ...owned, owner: null }] }),
    ])
      expect(judge(policyOf(asked), facts).verdicts.map((one) => Object.keys(one))).toEqual([
        ['place', 'rule', 'verdict', 'sameness', 'reason', 'told', 'evidence'],
      ]);
    const abroad = [{ field: 'country' as const, operator: 'is-one-of' as const, values: ['SA'] }];
    expect(ownOf(policyOf(['named-account', { reason, appliesWhen: abroad }]))).toEqual([undefined]);
  });

  test('leaves the outcome and the shipped sentences as they are', () => {
    const [plain] = judge(policyOf(['named-account']), gathered({ accounts: [owned] })).verdicts;
    const [said] = judge(policyOf(['named-account', { reason }]), gathered({ accounts: [owned] })).verdicts;
    expect(said).toEqual({ ...plain, own: { text: reason, told: true } });
  });

  test('is read by partners only where every rule with the same word for them gives the same', () => {
    const other = { ...reason, fa: 'صبر کنید' };
    const toldOf = (...rules: Parameters<typeof policyOf>) =>
      ownOf(policyOf(...rules)).map((own) => own?.told);
    const named: [ConflictRuleId, Settings] = ['named-account', { reason }];
    expect(toldOf(named, ['open-lead-elsewhere', { reason }])).toEqual([true, true]);
    expect(toldOf(named, ['open-lead-elsewhere', { reason: other }])).toEqual([false, false]);
    expect(toldOf(named, ['open-lead-elsewhere'])).toEqual([false, undefined]);
    expect(toldOf(named, ['open-lead-elsewhere', { on: false }])).toEqual([true]);
    expect(toldOf(named, ['house-account'], ['protected-deal'])).toEqual([true, undefined, undefined]);
  });

  test('of what is the partner’s own is read whatever the others say', () => {
    const abroad = gathered({ partner: { territories: [] }, accounts: [owned] });
    const rules = policyOf(
      ['territory-breach', { reason }],
      ['named-account', { reason }],
      ['open-lead-elsewhere'],
    );
    expect(ownOf(rules, abroad).map((own) => own?.told)).toEqual([true, false, undefined]);
  });
});

describe('the verdicts', () => {
  test('are those of all rules that are on, at their places in the policy', () => {
    const policy = policyOf(['too-many-open'], ['house-account', { on: false }], ['named-account']);
    expect(judge(policy).verdicts).toEqual(
      [
        { place: 0, rule: 'too-many-open' },
        { place: 2, rule: 'named-account' },
      ].map((name) => ({
        ...name,
        verdict: 'clear',
        sameness: null,
        reason: { code: 'conflict.clear', params: {} },
        told: null,
        evidence: [],
      })),
    );
  });

  test('say what the vendor reads, what the partner reads, and what is behind it', () => {
    const accounts = [
      account({ registrations: [registered('a', { status: 'approved', protectedUntil: inDays(3) })] }),
    ];
    expect(
      judge(policyOf(['protected-deal', { verdict: 'block' }]), gathered({ accounts })).verdicts,
    ).toEqual([
      {
        place: 0,
        rule: 'protected-deal',
        verdict: 'block',
        sameness: 'same',
        reason: { code: 'conflict.protected-deal', params: { partner: 'Rival', days: 3 } },
        told: { code: 'conflict-told.protected', params: {} },
        evidence: [{ kind: 'registration', id: 'a', partnerId: 'ptnr_rival' }],
      },
    ]);
  });

  test('of a rule that does not apply are clear and say so', () => {
    const appliesWhen = [{ field: 'country', operator: 'is-one-of', values: ['SA'] }] as never;
    const policy = policyOf(['house-account', { verdict: 'block', appliesWhen }]);
    expect(judge(policy, gathered({ accounts: [house(0.95)] }))).toMatchObject({
      outcome: 'approve',
      verdicts: [{ verdict: 'clear', reason: { code: 'conflict.does-not-apply', params: {} }, told: null }],
    });
  });

  test.each([
    ['flag', 'review', { code: 'conflict-told.needs-look', params: {} }],
    ['clear', 'approve', null],
  ] as const)('of facts that are not recorded: %s', (whenNotRecorded, outcome, told) => {
    const policy = policyOf(['house-account', { verdict: 'block', whenNotRecorded }]);
    expect(judge(policy, gathered({ accounts: [account({ isHouse: null })] }))).toMatchObject({
      outcome,
      verdicts: [
        {
          verdict: whenNotRecorded,
          sameness: null,
          reason: { code: 'conflict.not-recorded', params: { fact: 'account-sold-directly' } },
          told,
          evidence: [],
        },
      ],
    });
  });

  test('of what never refuses anybody are flags', () => {
    const rests = { submittedAt: inDays(-90), lastProgressAt: inDays(-80) };
    const accounts = [account({ registrations: [registered('a', rests)] })];
    const policy = policyOf(['stale-registration', { verdict: 'block' }]);
    expect(judge(policy, gathered({ accounts }))).toMatchObject({
      outcome: 'review',
      verdicts: [{ verdict: 'flag', sameness: 'same' }],
    });
  });
});

describe('an account that may be the company', () => {
  const policy = policyOf(
    ['house-account', { verdict: 'block' }],
    ['territory-breach', { verdict: 'block' }],
  );
  const verdicts = (...scores: number[]) =>
    judge(policy, gathered({ accounts: scores.map(house) })).verdicts.map((one) => [
      one.verdict,
      one.sameness,
      ...one.evidence.map(({ id }) => id),
    ]);

  test('is the same from the upper threshold on, may be from the lower, and is another below it', () => {
    const clear = ['clear', null];
    expect(verdicts(0.9)).toEqual([['block', 'same', 'acct_0.9'], clear]);
    expect(verdicts(0.899)).toEqual([['flag', 'maybe', 'acct_0.899'], clear]);
    expect(verdicts(0.75)).toEqual([['flag', 'maybe', 'acct_0.75'], clear]);
    expect(verdicts(0.749)).toEqual([clear, clear]);
  });

  test('is told in no stronger word than a private check of it is', () => {
    const doubt = { code: 'conflict-told.may-conflict', params: {} };
    const told = (score: number) => {
      const { verdicts: found } = judge(policy, gathered({ accounts: [house(score)] }));
      return [found[0]?.told, checkAnswer(found)];
    };
    expect(told(0.95)).toEqual([{ code: 'conflict-told.vendor-direct', params: {} }, 'protected']);
    expect(told(0.8)).toEqual([doubt, 'may-conflict']);
    const standing = registered('a', { status: 'approved', protectedUntil: inDays(30) });
    const held = gathered({ accounts: [account({ score: 0.8, registrations: [standing] })] });
    const found = judge(policyOf(['protected-deal', { verdict: 'block' }]), held).verdicts;
    expect([found[0]?.told, checkAnswer(found)]).toEqual([doubt, 'may-conflict']);
  });

  test('is told in the policy’s own words only where all that may conflict is', () => {
    const [ours, theirs] = ['Ask us', 'It is taken'].map((en) => ({ en, ar: en, fa: en }));
    const read = (...doubting: Parameters<typeof policyOf>) => {
      const saying = policyOf(['house-account', { verdict: 'block', reason: theirs }], ...doubting);
      return judge(saying, gathered({ accounts: [house(0.8)] })).verdicts[0]?.own;
    };
    expect(read(['named-account', { reason: ours }])).toEqual({ text: ours, told: true });
    expect(read(['named-account', {}])).toEqual({ text: theirs, told: false });
    expect(read(['named-account', { reason: ours }], ['open-lead-elsewhere', {}])).toEqual({
      text: theirs,
      told: false,
    });
  });

  test('gives way to one that is, and is evidence beside it', () => {
    expect(verdicts(0.8, 0.95)[0]).toEqual(['block', 'same', 'acct_0.95', 'acct_0.8']);
  });

  test('does not soften what has nothing to do with it', () => {
    const facts = gathered({ accounts: [house(0.8)], partner: { territories: [] } });
    expect(judge(policy, facts)).toMatchObject({ outcome: 'reject', decidedBy: [1] });
  });
});

test('a rule that throws is a flag and is reported, and the others are heard', () => {
  // There is no such zone: whoever asks for the day in it throws.
  const facts = gathered({ partner: { timeZone: 'Nowhere/At-All', territories: [] } });
  const { outcome, decidedBy, verdicts, failures } = judge(
    policyOf(
      ['missing-tier-or-certification', { verdict: 'block' }],
      ['territory-breach', { verdict: 'block' }],
      ['stale-registration', { verdict: 'block' }],
    ),
    facts,
  );
  expect([outcome, decidedBy]).toEqual(['reject', [1]]);
  expect(verdicts[0]).toEqual({
    place: 0,
    rule: 'missing-tier-or-certification',
    verdict: 'flag',
    sameness: null,
    reason: { code: 'conflict.rule-failed', params: {} },
    told: { code: 'conflict-told.needs-look', params: {} },
    evidence: [],
  });
  expect(failures).toEqual([
    { place: 0, rule: 'missing-tier-or-certification', error: expect.any(RangeError) },
    { place: 2, rule: 'stale-registration', error: expect.any(RangeError) },
  ]);
});

test.each(conflictRuleIds)('the table holds the rule %s under its own id', (id) => {
  expect(conflictRules[id].id).toBe(id);
});
