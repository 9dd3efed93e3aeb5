import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Channel } from '../../../../test/fixtures/channel.ts';
import type { Rule } from '@rafiq/shared/leads/policy-rule.ts';
import { candidate, lead, rule } from '../../../../test/fixtures/placement-facts.ts';
import type { Candidate } from './candidate.ts';
import { levelOf, noTurns, rebased, type Standing } from './fair-share.ts';
import { chooseRule } from './chosen-rule.ts';
import { shippedPolicy } from './shipped-policy.ts';
import { afterTurn, afterTurnElsewhere, ruleScope, standingsToRank, turnScope } from './turns.ts';

const at = '2026-11-23T09:00:00.000Z';
const standing = (over: Partial<Standing>): Standing => ({ ...noTurns('a'), ...over });
const weights: fc.Arbitrary<number> = fc.constantFrom(0.5, 1, 2, 3, 7, 10, 1000);
const partsOfTurn = 2 ** 20;

describe('a weight that changes', () => {
  test('leaves the level what it was, to a millionth of a turn', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.nat(100), weights, weights, (net, creditedBack, from, to) => {
        const before = standing({ assigned: net + creditedBack, creditedBack, weight: from });
        const after = rebased(before, to);
        expect(after.creditedBack).toBe(creditedBack);
        const moved =
          levelOf(after.assigned, creditedBack, to) - levelOf(before.assigned, creditedBack, from);
        expect(Math.abs(moved)).toBeLessThanOrEqual(1 / partsOfTurn / to);
      }),
    );
  });

  test('of whole cycles makes whole turns', () => {
    expect(rebased(standing({ assigned: 13, creditedBack: 1, weight: 3 }), 7)).toEqual(
      standing({ assigned: 29, creditedBack: 1, weight: 7 }),
    );
  });

  test('changes nothing where it is the same, or where nobody has kept it', () => {
    const known = standing({ assigned: 5, weight: 3 });
    expect(rebased(known, 3)).toBe(known);
    const old = standing({ assigned: 5 });
    expect(rebased(old, 9)).toBe(old);
  });

  test('is kept with the next turn', () => {
    const after = afterTurn(rebased(standing({ assigned: 6, weight: 3 }), 1), { weight: 1, ahead: 0, at });
    expect(after).toMatchObject({ assigned: 3, weight: 1, here: { at, ahead: 0 } });
    expect(rebased(after, 3).assigned).toBe(9);
  });

  test('counts turns that others decided at the weight they had, whoever reads them when', () => {
    fc.assert(
      fc.property(fc.array(weights, { minLength: 1, maxLength: 20 }), weights, (turns, today) => {
        const counted = turns.reduce<Standing>(
          (so, weight) => afterTurnElsewhere(so, { weight, at }),
          standing({ assigned: 3, weight: 3 }),
        );
        const level = turns.reduce((sum, weight) => sum + 1 / weight, 1);
        const read = rebased(counted, today);
        expect(counted.assigned).toBe(3 + turns.length);
        expect(Math.abs(levelOf(read.assigned, 0, today) - level)).toBeLessThan(1e-5);
        expect(afterTurn(read, { weight: today, ahead: 0, at })).not.toHaveProperty('apart');
      }),
    );
  });

  test('rebases what is still to be made up, too', () => {
    const owed = { turns: 6, until: '2027-01-01T00:00:00.000Z' };
    expect(rebased(standing({ assigned: 12, weight: 3, owed }), 1)).toMatchObject({
      assigned: 4,
      owed: { ...owed, turns: 2 },
    });
  });
});

const channelOf = (weightsThen: readonly number[]): Candidate[] =>
  weightsThen.map((weight, index) => candidate(`p${index}`, { weight }));
const pairs = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })), {
  minLength: 1,
  maxLength: 5,
});
const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

describe('a channel whose weights change', () => {
  test('is exact after one cycle of the new weights, whatever they were before', () => {
    fc.assert(
      fc.property(pairs, fc.integer({ min: 1, max: 3 }), (given, cycles) => {
        const [before, after] = [given.map(([one]) => one), given.map(([, one]) => one)];
        const channel = new Channel(10, {});
        for (let n = 0; n < cycles * sumOf(before); n += 1) channel.next(channelOf(before));
        const start = channel.given.length;
        for (let n = 0; n < sumOf(after); n += 1) channel.next(channelOf(after));
        const had = channel.given.slice(start);
        expect(after.map((_, index) => had.filter((id) => id === `p${index}`).length)).toEqual(after);
      }),
      { numRuns: 50 },
    );
  });

  test('in the middle of a cycle gives everybody its share of what follows, within a cycle', () => {
    fc.assert(
      fc.property(pairs, fc.integer({ min: 0, max: 40 }), (given, leads) => {
        const [before, after] = [given.map(([one]) => one), given.map(([, one]) => one)];
        const channel = new Channel(10, {});
        for (let n = 0; n < leads; n += 1) channel.next(channelOf(before));
        const whole = sumOf(after);
        const start = channel.given.length;
        for (let n = 0; n < 6 * whole; n += 1) channel.next(channelOf(after));
        const had = channel.given.slice(start);
        for (const [index, weight] of after.entries()) {
          const count = had.filter((id) => id === `p${index}`).length;
          expect(Math.abs(count - 6 * weight)).toBeLessThanOrEqual(weight + 1);
        }
      }),
      { numRuns: 50 },
    );
  });

  test('weight 0 is never offered anything, and back at 3 it goes on from its level', () => {
    const channel = new Channel(10, {});
    const run = (weight: number, leads: number) => {
      for (let n = 0; n < leads; n += 1)
        channel.next([candidate('a', { weight }), candidate('b', { weight: 1 })]);
    };
    run(3, 8);
    run(0, 2);
    expect(channel.given.slice(8)).toEqual(['b', 'b']);
    run(3, 1);
    expect(channel.traces.at(-1)?.[0]).toMatchObject({ partnerId: 'a', assigned: 6, level: 2, weight: 3 });
  });
});

describe('the scope of a turn', () => {
  test.each([
    ['its rule’s, wherever that stands', ['AE', 'rule_1#AE'], 'AE', 'rule_1#AE'],
    ['the country of the lead, where the policy’s own strategy decided', ['SA', 'AE'], 'AE', 'AE'],
    ['nowhere, where it took none', [], 'AE', null],
    ['that of no country, where the lead has none', ['AE', '-'], null, '-'],
  ])('is %s', (_, turnIn, country, scope) => {
    expect(turnScope(turnIn, country)).toBe(scope);
  });

  test('of a rule is told for leads without a country, too', () => {
    expect([ruleScope('rule_1', null), ruleScope('rule_1', 'AE')]).toEqual(['rule_1#-', 'rule_1#AE']);
  });
});

describe('a turn', () => {
  test('decided by others moves the version on', () => {
    expect(afterTurnElsewhere(standing({ version: 4 }), { weight: 1, at })).toMatchObject({
      version: 5,
      assigned: 1,
    });
  });

  test('makes up half of what is owed at most, until nothing is left', () => {
    const until = '2026-12-01T00:00:00.000Z';
    const one = afterTurn(standing({ assigned: 9, owed: { turns: 1, until } }), { weight: 1, ahead: 0, at });
    expect(one).toMatchObject({ assigned: 9.5, owed: { turns: 0.5, until } });
    const two = afterTurn(one, { weight: 1, ahead: 0, at });
    expect(two.assigned).toBe(10);
    expect(two).not.toHaveProperty('owed');
    expect(afterTurn(two, { weight: 1, ahead: 0, at }).assigned).toBe(11);
  });
});

describe('the standings a lead is ranked by', () => {
  const [a, b] = [candidate('a'), candidate('b', { weight: 2 })];
  const ladder = (rule: Rule | null, remaining: Candidate[], absent: Candidate[] = []) => ({
    chosen: { ...chooseRule({ facts: lead().facts, postalCode: null }, 0, shippedPolicy), rule },
    remaining,
    absent,
  });
  const six: [string, Standing] = ['a', standing({ assigned: 6 })];

  test('are those that were read, where no weight has changed and nobody is new', () => {
    const read = new Map([six, ['b', standing({ partnerId: 'b', assigned: 4, weight: 2 })] as const]);
    expect(standingsToRank(ladder(rule(1), [a, b]), read, shippedPolicy)).toBe(read);
    const alone = new Map([six]);
    expect(standingsToRank(ladder(null, [a, b]), alone, shippedPolicy)).toBe(alone);
  });

  test('count at the weights of today, also of those who are away', () => {
    const read = new Map([['b', standing({ partnerId: 'b', assigned: 4, weight: 1 })] as const, six]);
    for (const where of [ladder(null, [a, b]), ladder(null, [a], [b])])
      expect(standingsToRank(where, read, shippedPolicy).get('b')).toMatchObject({ assigned: 8, weight: 2 });
  });

  test('welcome to a rule whoever has none, if only one of them', () => {
    const read = standingsToRank(ladder(rule(1), [a, b]), new Map([six]), shippedPolicy);
    expect(read.get('b')).toMatchObject({ assigned: 12 });
    expect(standingsToRank(ladder(null, [a, b]), new Map([six]), shippedPolicy).has('b')).toBe(false);
  });
});
