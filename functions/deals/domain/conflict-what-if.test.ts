import { conflictPolicyRule, type ConflictPolicyRule } from '@rafiq/shared/deals/conflict-policy.ts';
import type { PrecedenceStepName } from '@rafiq/shared/deals/conflict-status.ts';
import { tiers } from '@rafiq/shared/partners/status.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { account, gathered, inDays, leadOf, registered } from '../../../test/fixtures/conflict-facts.ts';
import { compileConflictPolicy } from './compile-conflict-policy.ts';
import { ConflictWhatIf, type PastRegistration } from './conflict-what-if.ts';
import { shippedConflictPolicy } from './shipped-conflict-policy.ts';
import { emptyPart, summedParts } from './what-if-part.ts';

const compiled = (
  rules: readonly ConflictPolicyRule[],
  precedence: readonly PrecedenceStepName[] = shippedConflictPolicy.precedence,
) => compileConflictPolicy({ ...shippedConflictPolicy, rules: [...rules], precedence: [...precedence] });
const rule = (id: string, over: object = {}) =>
  conflictPolicyRule.parse({ rule: id, on: true, verdict: 'flag', parameters: {}, ...over });
const shipped = compiled(shippedConflictPolicy.rules);
/** Flags what is worth less than so many dirhams. */
const minimum = (amount: string, verdict = 'flag') =>
  rule('below-minimum-value', { verdict, parameters: { minimums: [{ amount, currency: 'AED' }] } });

const contested = [account({ registrations: [registered('regn_rival')] })];
const past = (index: number, over: Partial<PastRegistration> = {}): PastRegistration => ({
  dealId: `deal_${String(index).padStart(4, '0')}`,
  partnerName: 'Own House',
  submittedAt: new Date(Date.UTC(2026, 9, 1, 0, index)).toISOString(),
  facts: gathered(),
  policyVersion: 1,
  standings: new Map(),
  ...over,
});

function walk(
  draft: readonly ConflictPolicyRule[],
  all: readonly PastRegistration[],
  by = shipped,
): ConflictWhatIf {
  const whatIf = new ConflictWhatIf(compiled(draft));
  for (const one of all) whatIf.take(one, by);
  return whatIf;
}

describe('a draft beside the version that judged', () => {
  test('the same rules move nothing, in whatever order they are asked', () => {
    const figures = walk(shippedConflictPolicy.rules.toReversed(), [
      past(1),
      past(2, { facts: gathered({ accounts: contested }) }),
    ]).figures();
    expect([figures.registrations, figures.moved, figures.moves]).toEqual([2, 0, []]);
    expect(figures.cases).toEqual({ before: 1, after: 1 });
    expect(figures.rules).toEqual([
      {
        rule: 'open-registration-elsewhere',
        flag: { before: 1, after: 1 },
        block: { before: 0, after: 0 },
        moved: 0,
      },
    ]);
  });

  test('what a rule moves is told by outcome, rule, partner, tier and country, and one by one', () => {
    const small = gathered({
      registration: { value: { amountMinor: 100n, currency: 'AED' } },
    });
    const whatIf = walk(
      [...shippedConflictPolicy.rules, minimum('2.00', 'block')],
      [
        past(1),
        past(2, { facts: small }),
        past(3, {
          facts: gathered({ accounts: contested, partner: { id: 'ptnr_2', tier: 'gold' } }),
          partnerName: 'Two',
        }),
      ],
    );
    whatIf.leaveOut();
    expect(whatIf.done).toBe(4);
    const figures = whatIf.figures();
    expect(figures).toMatchObject({
      registrations: 3,
      notRecorded: 1,
      moved: 1,
      movedListed: 1,
      outcomes: {
        approve: { before: 2, after: 1 },
        review: { before: 1, after: 1 },
        reject: { before: 0, after: 1 },
        duplicate: { before: 0, after: 0 },
      },
      cases: { before: 1, after: 1 },
      moves: [{ from: 'approve', to: 'reject', registrations: 1 }],
      partners: { others: { partners: 0, registrations: 0 } },
    });
    expect(figures.rules.map(({ rule: id, moved }) => [id, moved])).toEqual([
      ['open-registration-elsewhere', 0],
      ['below-minimum-value', 1],
    ]);
    expect(
      figures.partners.rows.map(({ partnerId, registrations, moved }) => [partnerId, registrations, moved]),
    ).toEqual([
      ['ptnr_own', 2, 1],
      ['ptnr_2', 1, 0],
    ]);
    expect(figures.tiers.map(({ tier, registrations }) => [tier, registrations])).toEqual([
      ['silver', 2],
      ['gold', 1],
    ]);
    expect(figures.countries.rows.map(({ country, moved }) => [country, moved])).toEqual([['AE', 1]]);
    expect(whatIf.moved()).toEqual([
      {
        dealId: 'deal_0002',
        partnerId: 'ptnr_own',
        partnerName: 'Own House',
        tier: 'silver',
        country: 'AE',
        submittedAt: '2026-10-01T00:02:00.000Z',
        policyVersion: 1,
        from: 'approve',
        to: 'reject',
        caseBefore: false,
        caseAfter: false,
        prevailsBefore: null,
        prevailsAfter: null,
        stepBefore: null,
        stepAfter: null,
        decidedBefore: [],
        decidedAfter: ['below-minimum-value'],
      },
    ]);
  });

  test('a case that would not be opened is a move, though the outcome is the same', () => {
    const whatIf = walk([minimum('999999.00')], [past(1, { facts: gathered({ accounts: contested }) })]);
    const { moved, moves, cases } = whatIf.figures();
    expect([moved, moves, cases]).toEqual([1, [], { before: 1, after: 0 }]);
    expect(whatIf.moved()).toMatchObject([
      { from: 'review', to: 'review', caseBefore: true, caseAfter: false },
    ]);
  });

  test('the last submitted are listed, a thousand at most; long lists keep the sum of the others', () => {
    const all = Array.from({ length: 1010 }, (_, index) =>
      past(index, {
        partnerName: `Partner ${index}`,
        facts: gathered({ partner: { id: `ptnr_${String(index % 210).padStart(3, '0')}` } }),
      }),
    );
    const whatIf = walk([minimum('999999.00')], all);
    const figures = whatIf.figures();
    expect([figures.moved, figures.movedListed, figures.partners.rows.length]).toEqual([1010, 1000, 200]);
    expect(figures.partners.others).toMatchObject({
      partners: 10,
      registrations: 40,
      moved: 40,
      outcomes: { review: { before: 0, after: 40 } },
    });
    const listed = whatIf.moved();
    expect([listed[0]?.dealId, listed.at(-1)?.dealId]).toEqual(['deal_1009', 'deal_0010']);
  });
});

describe('who prevails', () => {
  const rules = shippedConflictPolicy.rules;
  const standings = new Map([
    ['ptnr_own', { tier: 'gold', territories: [] }],
    ['ptnr_rival', { tier: 'silver', territories: [] }],
  ] as const);
  const one = past(1, { facts: gathered({ accounts: contested }), standings });
  /** What a draft with this precedence makes of registrations that the shipped one judged. */
  const under = (precedence: readonly PrecedenceStepName[], ...all: PastRegistration[]) => {
    const whatIf = new ConflictWhatIf(compiled(rules, precedence));
    for (const each of all) whatIf.take(each, shipped);
    const { moved, moves, precedence: figures } = whatIf.figures();
    return { moved, moves, figures, rows: whatIf.moved() };
  };
  const none = { before: 0, after: 0 };

  test('a draft that only puts the steps in another order moves those in which another prevails', () => {
    expect(under(['tier', 'first-to-register'], one)).toMatchObject({
      moved: 1,
      moves: [],
      figures: {
        moved: 1,
        sides: { newcomer: { before: 0, after: 1 }, holder: { before: 1, after: 0 }, undecided: none },
        steps: [
          { step: 'first-to-register', before: 1, after: 0 },
          { step: 'tier', before: 0, after: 1 },
        ],
      },
      rows: [
        {
          from: 'review',
          to: 'review',
          caseBefore: true,
          caseAfter: true,
          prevailsBefore: 'holder',
          stepBefore: 'first-to-register',
          prevailsAfter: 'newcomer',
          stepAfter: 'tier',
        },
      ],
    });
  });

  test('where the same one prevails by another step nothing moves', () => {
    const rivalGold = new Map([
      ['ptnr_own', { tier: 'silver', territories: [] }],
      ['ptnr_rival', { tier: 'gold', territories: [] }],
    ] as const);
    expect(under(['tier'], { ...one, standings: rivalGold })).toMatchObject({
      moved: 0,
      figures: { moved: 0, sides: { newcomer: none, holder: none, undecided: none }, steps: [] },
      rows: [],
    });
  });

  test('what no step of the draft tells apart is for a manager, and so is a lead that stands there', () => {
    const byLead = past(2, { facts: gathered({ accounts: [account({ leads: [leadOf('lead_1')] })] }) });
    expect(under(['influence-proven'], one, byLead)).toMatchObject({
      moved: 1,
      figures: {
        moved: 1,
        sides: { newcomer: none, holder: { before: 1, after: 0 }, undecided: { before: 0, after: 1 } },
        steps: [{ step: 'first-to-register', before: 1, after: 0 }],
      },
      rows: [{ dealId: 'deal_0001', prevailsAfter: 'undecided', stepAfter: null }],
    });
    const whatIf = new ConflictWhatIf(compiled([]));
    whatIf.take(byLead, shipped);
    expect(whatIf.moved()).toMatchObject([
      { caseBefore: true, prevailsBefore: 'undecided', stepBefore: null, prevailsAfter: null },
    ]);
    expect(whatIf.figures().precedence).toEqual({
      moved: 0,
      sides: { newcomer: none, holder: none, undecided: { before: 1, after: 0 } },
      steps: [],
    });
  });

  test('a case that only the draft opens has nobody who prevailed before', () => {
    const whatIf = new ConflictWhatIf(shipped);
    whatIf.take(one, compiled([]));
    expect(whatIf.figures().precedence).toEqual({
      moved: 0,
      sides: { newcomer: none, holder: { before: 0, after: 1 }, undecided: none },
      steps: [{ step: 'first-to-register', before: 0, after: 1 }],
    });
    expect(whatIf.moved()).toMatchObject([
      { prevailsBefore: null, stepBefore: null, prevailsAfter: 'holder', stepAfter: 'first-to-register' },
    ]);
  });

  test('where the newcomer was first to register it prevails', () => {
    const early = gathered({ accounts: contested, registration: { submittedAt: inDays(-20) } });
    const whatIf = new ConflictWhatIf(compiled([]));
    whatIf.take(past(1, { facts: early }), shipped);
    expect(whatIf.moved()).toMatchObject([
      { prevailsBefore: 'newcomer', stepBefore: 'first-to-register', prevailsAfter: null, stepAfter: null },
    ]);
  });

  test('the claimants are those of the likeliest account by either version, each once', () => {
    const accounts = [
      account({ id: 'acct_less', score: 0.8, registrations: [registered('a', { partnerId: 'ptnr_less' })] }),
      account({ registrations: [registered('b'), registered('c', { partnerId: 'ptnr_third' })] }),
    ];
    const whatIf = new ConflictWhatIf(shipped);
    expect(whatIf.claimants(gathered({ accounts }), shipped)).toEqual([
      'ptnr_own',
      'ptnr_rival',
      'ptnr_third',
    ]);
    const strict = new ConflictWhatIf({ ...shipped, matching: { auto: 1, review: 1 } });
    expect(strict.claimants(gathered({ accounts }), shipped)).toEqual([
      'ptnr_own',
      'ptnr_rival',
      'ptnr_third',
    ]);
    expect(strict.claimants(gathered({ accounts: null }), shipped)).toEqual([]);
  });
});

const pasts = fc
  .array(
    fc.record({
      tier: fc.constantFrom(...tiers),
      country: fc.constantFrom('AE', 'SA', null),
      partner: fc.constantFrom('ptnr_own', 'ptnr_2'),
      amount: fc.constantFrom(100n, 900n, 5000n),
      rival: fc.boolean(),
    }),
    { maxLength: 12 },
  )
  .map((all) =>
    all.map(({ tier, country, partner, amount, rival }, index) =>
      past(index, {
        partnerName: partner,
        facts: gathered({
          registration: { country, value: { amountMinor: amount, currency: 'AED' } },
          partner: { id: partner, tier },
          accounts: rival ? contested : [account()],
        }),
      }),
    ),
  );
const drafts = fc.subarray([
  ...shippedConflictPolicy.rules,
  minimum('5.00'),
  rule('territory-breach', {
    verdict: 'block',
    appliesWhen: [{ field: 'tier', operator: 'is-one-of', values: ['gold'] }],
  }),
]);

test('figures depend neither on the order of registrations nor on that of the rules', () => {
  fc.assert(
    fc.property(pasts, drafts, fc.integer(), (all, draft, seed) => {
      const shuffled = all.toSorted(
        (one, other) => ((one.dealId.charCodeAt(8) * seed) % 7) - ((other.dealId.charCodeAt(8) * seed) % 7),
      );
      const once = walk(draft, all);
      const again = walk(draft.toReversed(), shuffled);
      expect(again.figures()).toEqual(once.figures());
      const sorted = (whatIf: ConflictWhatIf) =>
        whatIf.moved().map((row) => ({ ...row, decidedAfter: row.decidedAfter.toSorted() }));
      expect(sorted(again)).toEqual(sorted(once));
    }),
  );
});

test('every registration stands once in each side of each part, and the parts add up to the whole', () => {
  fc.assert(
    fc.property(pasts, drafts, (all, draft) => {
      const walked = walk(draft, all);
      const [figures, listed] = [walked.figures(), walked.moved()];
      const { registrations, moved, outcomes, cases } = figures;
      const whole = { registrations, moved, outcomes, cases };
      expect(registrations).toBe(all.length);
      for (const side of ['before', 'after'] as const)
        expect(Object.values(outcomes).reduce((sum, one) => sum + one[side], 0)).toBe(registrations);
      for (const rows of [figures.partners.rows, figures.tiers, figures.countries.rows])
        expect(summedParts(rows)).toEqual(whole);
      const { sides, steps } = figures.precedence ?? { sides: {}, steps: [] };
      for (const side of ['before', 'after'] as const) {
        const opened = listed.filter((row) => row[side === 'before' ? 'caseBefore' : 'caseAfter']).length;
        expect(Object.values(sides).reduce((sum, one) => sum + one[side], 0)).toBe(opened);
        expect(steps.reduce((sum, one) => sum + one[side], 0)).toBeLessThanOrEqual(opened);
      }
      expect(figures.moves.reduce((sum, one) => sum + one.registrations, 0)).toBeLessThanOrEqual(moved);
    }),
  );
});

test('of the longest names and the most rows it fits into one item', () => {
  const codes = Array.from({ length: 260 }, (_, n) =>
    String.fromCharCode(65 + (n % 26), 65 + Math.floor(n / 26)),
  );
  const all = codes.map((country, n) =>
    past(n, {
      partnerName: '語'.repeat(200),
      facts: gathered({ registration: { country }, partner: { id: `ptnr_${String(n).padStart(26, '0')}` } }),
    }),
  );
  const figures = walk([minimum('999999.00')], all).figures();
  expect([figures.partners.rows.length, figures.countries.rows.length]).toEqual([200, 250]);
  expect(Buffer.byteLength(JSON.stringify(figures))).toBeLessThan(0.95 * 400_000);
  expect(summedParts([])).toEqual(emptyPart());
});
