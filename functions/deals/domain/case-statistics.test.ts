import { resolvers, type Resolution, type Resolver } from '@rafiq/shared/deals/case-status.ts';
import { expect, test } from 'vitest';
import { caseOf, openedAt } from '../../../test/fixtures/conflict-cases.ts';
import { caseStatistics, isDecided, type DecidedCase } from './case-statistics.ts';
import type { ConflictCase } from './conflict-case.ts';
import { hoursAfter } from './protection.ts';

const decided = (
  resolution: Resolution,
  hours: number,
  over: Partial<ConflictCase> = {},
  by: 'person' | 'rules' = 'person',
): DecidedCase => ({
  ...caseOf('a', ['b'], over),
  resolved: { resolution, claimantShare: null, by, at: hoursAfter(openedAt, hours), note: null },
});
const clock = { at: hoursAfter(openedAt, 50), most: 1000 };

test('of no cases there are no shares and no times', () => {
  expect(caseStatistics([], [], clock)).toEqual({
    settled: 0,
    medianHours: null,
    upheldShare: null,
    appealedShare: null,
    byRule: [],
    waiting: { count: 0, oldestAt: null, overdue: 0 },
  });
});

test('what ended by itself was decided by nobody, also where rules had decided it before an appeal', () => {
  const byItself = (by: Resolver): ConflictCase => ({
    ...caseOf('a', ['b']),
    resolved: { resolution: 'upheld', claimantShare: null, by, at: openedAt, note: null },
  });
  const counted = resolvers.filter((by) => isDecided(byItself(by)));
  expect(counted).toEqual(['rules', 'person']);
});

test('the median is of those a person decided, and rules are told apart', () => {
  const cases = [
    decided('upheld', 0, {}, 'rules'),
    decided('upheld', 2),
    decided('split', 10, { rules: ['protected-deal', 'named-account'] }),
    decided('transferred', 4, {
      rules: ['named-account'],
      appeal: { by: 'holder', partnerId: 'b', at: openedAt, text: 'No.' },
    }),
  ];
  const waiting = [
    caseOf('a', ['b']),
    caseOf('a', ['b'], { openedAt: hoursAfter(openedAt, -9), dueAt: clock.at }),
  ];
  expect(caseStatistics(cases, waiting, clock)).toEqual({
    settled: 4,
    medianHours: 4,
    upheldShare: 0.5,
    appealedShare: 0.25,
    byRule: [
      { rule: 'protected-deal', settled: 3, medianHours: 6, upheldShare: 2 / 3 },
      { rule: 'named-account', settled: 2, medianHours: 7, upheldShare: 0 },
    ],
    waiting: { count: 2, oldestAt: hoursAfter(openedAt, -9), overdue: 2 },
  });
});

test('those decided last count, and no more than so many', () => {
  const cases = [decided('upheld', 1), decided('split', 3), decided('split', 2)];
  expect(caseStatistics(cases, [], { ...clock, most: 2 })).toMatchObject({ settled: 2, upheldShare: 0 });
});

test('a case that was closed was not decided', () => {
  expect(isDecided(caseOf('a', ['b'], { status: 'final' }))).toBe(false);
});
