import { resolutions } from '@rafiq/shared/deals/case-status.ts';
import { expect, test } from 'vitest';
import { caseOf, openedAt } from '../../../test/fixtures/conflict-cases.ts';
import { appealIsOver, mayAppeal } from './may-appeal.ts';
import { partyViews } from './party-view.ts';
import { hoursAfter } from './protection.ts';
import { resolveCase } from './resolve-case.ts';

const whoMay = (resolution: (typeof resolutions)[number], at: string): string[] => {
  const one = caseOf('claimant', ['holder'], { holdersTold: true });
  const told = { ...one, holders: one.holders.map((party) => ({ ...party, seen: one.claimant.seen })) };
  const claimantShare = resolution === 'split' ? 50 : null;
  const resolved = resolveCase(told, { resolution, claimantShare, note: null }, openedAt, {
    appealHours: 24,
  });
  return resolved === null
    ? []
    : partyViews(resolved).flatMap((view) => (mayAppeal(view, at) ? [view.side] : []));
};

test('whoever lost or has a part only may appeal', () => {
  expect(Object.fromEntries(resolutions.map((one) => [one, whoMay(one, openedAt)]))).toEqual({
    upheld: ['claimant'],
    transferred: ['holder'],
    split: ['claimant', 'holder'],
    'co-sell': ['claimant', 'holder'],
    dismissed: [],
  });
});

test('up to the last instant of its clock, and not at it', () => {
  expect(whoMay('upheld', hoursAfter(openedAt, 23.99))).toEqual(['claimant']);
  expect(whoMay('upheld', hoursAfter(openedAt, 24))).toEqual([]);
  expect(appealIsOver({ status: 'final', dueAt: null }, openedAt)).toBe(true);
  expect(appealIsOver({ status: 'appealed', dueAt: openedAt }, openedAt)).toBe(false);
});
