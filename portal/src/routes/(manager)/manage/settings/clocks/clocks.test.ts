import {
  exampleConflictPolicy,
  writtenConflictPolicy,
} from '@rafiq/shared/deals/conflict-policy-contract.ts';
import { policyDocument, publishPolicy } from '@rafiq/shared/leads/policy-contract.ts';
import { expect, it } from 'vitest';
import { dealClocks, dealTimesOf, leadClocks, leadTimesOf, type Clock } from './clocks.ts';
import { saidClock, typedClock } from './said-clock.ts';
import { withClocks } from './with-clocks.ts';

const cascade = {
  id: 'rule_06emzc4q3hw0t8n2k5v7r9p1xd',
  name: 'Gulf',
  when: [],
  strategy: { kind: 'cascade', ranking: { by: 'fair-share' }, most: 3, acceptHours: null, next: 'pool' },
};
const policy = policyDocument.parse({ ...(publishPolicy.example.body as object), rules: [cascade] });
const rules = writtenConflictPolicy.parse(exampleConflictPolicy);
const format = { number: String };
const named = (clocks: readonly Clock[], name: string): Clock => {
  const clock = clocks.find((one) => one.name === name);
  if (clock === undefined) throw new Error(`No clock is called ${name}`);
  return clock;
};

/** Every value of a clock, with the bounds its contract gives it, is let through; what lies beyond is refused at its name. */
it.each([
  ['the distribution policy', policy, leadClocks(leadTimesOf(policy)), policyDocument],
  ['the conflict rules', rules, dealClocks(dealTimesOf(rules)), writtenConflictPolicy],
] as const)('the bounds of the clocks are those of %s', (_name, document, clocks, contract) => {
  for (const clock of clocks) {
    const refusedAt = (value: number) => {
      const { error } = contract.safeParse(withClocks(document, [clock.name], () => value));
      // A warning must come before what it warns of: that is another matter than its bounds.
      return (
        error?.issues.filter(({ message }) => message === 'out-of-range').map(({ path }) => path.join('.')) ??
        []
      );
    };
    const { least, most } = clock.range;
    expect([clock.name, refusedAt(least), refusedAt(most)]).toEqual([clock.name, [], []]);
    expect([clock.name, refusedAt(most + 1)]).toEqual([clock.name, [clock.name]]);
    const below = clock.range.whole ? least - 1 : least / 2;
    if (least > 0) expect([clock.name, refusedAt(below)]).toEqual([clock.name, [clock.name]]);
  }
});

it('counts the hours of leads as the policy does, and all others around the clock', () => {
  const unitsOf = (kind?: 'wall-clock') =>
    Object.fromEntries(leadClocks(leadTimesOf(policy), kind).map(({ name, unit }) => [name, unit]));
  expect(unitsOf()).toMatchObject({ acceptHours: 'working', contactHours: 'working', idleDays: 'days' });
  expect(unitsOf('wall-clock')).toMatchObject({
    acceptHours: 'wall',
    'rules.0.strategy.acceptHours': 'wall',
  });
  expect(named(dealClocks(dealTimesOf(rules)), 'protection.reviewHours').unit).toBe('wall');
});

it('reads an empty field as what it says, in any digits, and nothing out of bounds', () => {
  const clocks = leadClocks(leadTimesOf(policy));
  const [accept, idle] = [named(clocks, 'acceptHours'), named(clocks, 'idleDays')];
  expect([typedClock(idle, ''), typedClock(idle, '۲۱'), typedClock(idle, '1.5')]).toEqual([
    null,
    21,
    undefined,
  ]);
  expect([typedClock(accept, ''), typedClock(accept, '1.5'), typedClock(accept, '721')]).toEqual([
    undefined,
    1.5,
    undefined,
  ]);
});

it('says what a clock is set to', () => {
  const clocks = leadClocks(leadTimesOf(policy));
  expect(saidClock(named(clocks, 'idleDays'), null, format)).toBe('Never');
  expect(saidClock(named(clocks, 'idleWarningDays'), 0, format)).toBe('No warning');
  expect(saidClock(named(clocks, 'acceptHours'), 8, format)).toBe('8 working hours');
  expect(saidClock(named(clocks, 'rules.0.strategy.acceptHours'), null, format)).toBe(
    'As long as any other offer',
  );
});
