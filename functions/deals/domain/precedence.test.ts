import { precedenceStepNames, type PrecedenceStepName } from '@rafiq/shared/deals/conflict-status.ts';
import { tiers } from '@rafiq/shared/partners/status.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inDays, soldBefore } from '../../../test/fixtures/conflict-facts.ts';
import { prevail, tellParty } from './precedence.ts';
import type { Claim, Dispute } from './precedence-steps.ts';

const claim = (id: string, over: Partial<Claim> = {}): Claim => ({
  registrationId: `regn_${id}`,
  partnerId: `ptnr_${id}`,
  partnerName: `Partner ${id}`,
  submittedAt: inDays(-10),
  tier: 'silver',
  territories: [{ country: 'AE' }],
  influenceProven: false,
  ...over,
});
const dispute = (over: Partial<Dispute> = {}): Dispute => ({
  owner: 'nobody',
  incumbents: [],
  productId: 'prod_gtx-pro',
  productFamily: 'GTX',
  country: 'AE',
  subdivision: null,
  postalCode: null,
  ...over,
});
const owner = (id: string) => ({ partnerId: `ptnr_${id}`, partnerName: `Partner ${id}` });
const words = ({ winner, decidedBy, steps }: ReturnType<typeof prevail>) => [
  winner.registrationId,
  decidedBy,
  ...steps.map(({ step, result }) => `${step} ${result}`),
];

describe('each step', () => {
  const [a, b] = [claim('a'), claim('b')];
  test.each([
    ['first-to-register', a, claim('b', { submittedAt: inDays(-10.001) }), {}],
    ['incumbency', a, b, { incumbents: [soldBefore(owner('b'))] }],
    ['named-account-owner', a, b, { owner: owner('b') }],
    ['territory-right', claim('a', { territories: [{ country: 'SA' }] }), b, {}],
    ['influence-proven', a, claim('b', { influenceProven: true }), {}],
    ['tier', a, claim('b', { tier: 'gold' }), {}],
  ] as const)('%s decides by itself', (step, loser, winner, about) => {
    const decided = prevail([loser, winner], dispute(about), [step]);
    expect(decided).toEqual({
      winner,
      decidedBy: step,
      steps: [
        {
          step,
          result: 'decided',
          remaining: ['regn_b'],
          reason: { code: `precedence.${step}`, params: { partner: 'Partner b' } },
        },
      ],
    });
  });

  test.each(precedenceStepNames)('%s lets equals pass', (step) => {
    const decided = prevail([a, b], dispute(), [step]);
    expect(decided.steps[0]).toEqual({
      step,
      result: 'tied',
      remaining: ['regn_a', 'regn_b'],
      reason: { code: 'precedence.tied', params: { step } },
    });
  });

  const unsaid = { tier: null, territories: null, influenceProven: null };
  test.each([
    ['incumbency', {}, { incumbents: null }],
    ['incumbency', {}, { incumbents: [soldBefore(owner('b'))], productFamily: null, productId: null }],
    ['named-account-owner', {}, { owner: null }],
    ['territory-right', unsaid, {}],
    ['territory-right', {}, { country: null }],
    ['influence-proven', unsaid, {}],
    ['tier', unsaid, {}],
  ] as const)('%s decides nothing by what is not recorded (%j, %j)', (step, over, about) => {
    const decided = prevail([claim('a', { ...over }), claim('b')], dispute(about), [step]);
    expect(decided.steps[0]).toEqual({
      step,
      result: 'not-recorded',
      remaining: ['regn_a', 'regn_b'],
      reason: { code: 'precedence.not-recorded', params: { step } },
    });
    expect([decided.winner.registrationId, decided.decidedBy]).toEqual(['regn_a', 'lowest-id']);
  });
});

test('an incumbent of another family is none', () => {
  const about = dispute({ incumbents: [soldBefore({ ...owner('b'), productFamily: 'X', productId: 'x' })] });
  expect(words(prevail([claim('a'), claim('b')], about, ['incumbency']))[2]).toBe('incumbency tied');
});

test('a step that leaves several hands them on, and those that fell do not come back', () => {
  const first = claim('c', { submittedAt: inDays(-99), tier: 'registered' });
  const decided = prevail(
    [first, claim('b', { tier: 'gold' }), claim('a', { tier: 'gold', submittedAt: inDays(-1) })],
    dispute(),
    ['influence-proven', 'tier', 'first-to-register'],
  );
  expect(words(decided)).toEqual([
    'regn_b',
    'first-to-register',
    'influence-proven tied',
    'tier narrowed',
    'first-to-register decided',
  ]);
  expect(decided.steps[1]).toEqual({
    step: 'tier',
    result: 'narrowed',
    remaining: ['regn_a', 'regn_b'],
    reason: { code: 'precedence.narrowed', params: { step: 'tier', remaining: 2, before: 3 } },
  });
});

test('a claim of which the facts do not say stays in beside the strongest, and the weaker fall', () => {
  const decided = prevail(
    [claim('a'), claim('b', { influenceProven: null }), claim('c', { influenceProven: true })],
    dispute(),
    ['influence-proven'],
  );
  expect(decided.steps[0]).toMatchObject({ result: 'narrowed', remaining: ['regn_b', 'regn_c'] });
  expect(words(decided)).toEqual([
    'regn_b',
    'lowest-id',
    'influence-proven narrowed',
    'first-submitted tied',
    'lowest-id decided',
  ]);
});

test('where no step of the policy decides, the first submitted prevails, and then the lowest id', () => {
  const early = claim('b', { submittedAt: inDays(-11) });
  expect(words(prevail([claim('a'), early], dispute(), ['tier']))).toEqual([
    'regn_b',
    'first-submitted',
    'tier tied',
    'first-submitted decided',
  ]);
  expect(words(prevail([claim('b'), claim('a')], dispute(), ['first-to-register']))).toEqual([
    'regn_a',
    'lowest-id',
    'first-to-register tied',
    'lowest-id decided',
  ]);
});

test('an only claim prevails without being asked anything', () => {
  expect(prevail([claim('a')], dispute(), ['tier'])).toEqual({
    winner: claim('a'),
    decidedBy: 'only-claim',
    steps: [
      {
        step: 'only-claim',
        result: 'decided',
        remaining: ['regn_a'],
        reason: { code: 'precedence.only-claim', params: { partner: 'Partner a' } },
      },
    ],
  });
});

test('a party is told whether it prevails and by what, and nothing of the others', () => {
  const decided = prevail([claim('a'), claim('b', { tier: 'gold' })], dispute(), ['tier']);
  expect(tellParty(decided, 'ptnr_b')).toEqual({
    code: 'precedence-told.prevailed',
    params: { step: 'tier' },
  });
  expect(tellParty(decided, 'ptnr_a')).toEqual({
    code: 'precedence-told.gave-way',
    params: { step: 'tier' },
  });
});

describe('whatever the claims', () => {
  const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
  const claimOf = (known: boolean) => {
    const perhaps = known ? <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | null> => one : maybe;
    return fc.record({
      submittedAt: fc.constantFrom(inDays(-3), inDays(-2), inDays(-1)),
      tier: perhaps(fc.constantFrom(...tiers)),
      territories: perhaps(fc.constantFrom([], [{ country: 'AE' }])),
      influenceProven: perhaps(fc.boolean()),
    });
  };
  const claimsOf = (known: boolean) =>
    fc
      .array(claimOf(known), { minLength: 2, maxLength: 6 })
      .map((all) => all.map((over, index) => claim(String(index), over)));
  const disputeOf = (known: boolean) =>
    fc
      .record({
        owner: fc.constantFrom('nobody' as const, owner('0'), owner('1'), ...(known ? [] : [null])),
        incumbents: fc.constantFrom(
          [],
          [soldBefore(owner('1'))],
          [soldBefore(owner('0')), soldBefore(owner('2'))],
          ...(known ? [] : [null]),
        ),
        country: fc.constantFrom('AE', 'SA', ...(known ? [] : [null])),
      })
      .map(dispute);
  const order: fc.Arbitrary<PrecedenceStepName[]> = fc.shuffledSubarray([...precedenceStepNames], {
    minLength: 1,
  });
  const among = (claims: readonly Claim[], about: Dispute, steps: readonly PrecedenceStepName[]) => {
    const [first, ...others] = claims;
    if (first === undefined) throw new Error('A claim is needed');
    return prevail([first, ...others], about, steps);
  };

  test('exactly one of them prevails, the last step says so, and the order in which they come does not matter', () => {
    fc.assert(
      fc.property(claimsOf(false), disputeOf(false), order, (claims, about, steps) => {
        const decided = among(claims, about, steps);
        expect(claims).toContain(decided.winner);
        const results = decided.steps.map(({ result }) => result);
        expect(results.indexOf('decided')).toBe(results.length - 1);
        expect(decided.steps.at(-1)).toMatchObject({
          step: decided.decidedBy,
          remaining: [decided.winner.registrationId],
        });
        const asked = decided.steps
          .map(({ step }) => step)
          .filter((step) => steps.some((one) => one === step));
        expect(asked).toEqual(steps.slice(0, asked.length));
        expect(among(claims.toReversed(), about, steps)).toEqual(decided);
        expect(among([...claims.slice(1), ...claims.slice(0, 1)], about, steps)).toEqual(decided);
      }),
    );
  });

  test('of two, exactly one prevails over the other', () => {
    fc.assert(
      fc.property(claimsOf(false), disputeOf(false), order, ([a, b], about, steps) => {
        if (a === undefined || b === undefined) throw new Error('Two claims are needed');
        expect(prevail([a, b], about, steps).winner).toBe(prevail([b, a], about, steps).winner);
      }),
    );
  });

  test('where all is recorded, who prevails over all prevails over each, and no loser’s leaving changes that', () => {
    fc.assert(
      fc.property(claimsOf(true), disputeOf(true), order, (claims, about, steps) => {
        const { winner } = among(claims, about, steps);
        for (const loser of claims.filter((one) => one !== winner)) {
          expect(prevail([loser, winner], about, steps).winner).toBe(winner);
          expect(
            among(
              claims.filter((one) => one !== loser),
              about,
              steps,
            ).winner,
          ).toBe(winner);
        }
      }),
    );
  });
});
