import { caseStatuses, unsettledCaseStatuses } from '@rafiq/shared/deals/case-status.ts';
import { registrationStatuses } from '@rafiq/shared/deals/status.ts';
import { expect, test } from 'vitest';
import { caseRowClock, rowClock } from './row-clock.ts';

const protection = {
  from: '2026-11-01T00:00:00.000Z',
  until: '2027-01-30T00:00:00.000Z',
  lastProgressAt: '2026-11-01T00:00:00.000Z',
  warnedAt: null,
  extensions: 0,
  pending: null,
};
const deal = {
  id: 'deal_1',
  status: 'in-review',
  protection: null,
  submittedAt: '2026-11-20T08:00:00.000Z',
  decideBy: '2026-11-22T08:00:00.000Z',
} as const;
const conflict = {
  status: 'awaiting-parties',
  claimant: { dealId: 'deal_1' },
  asked: { at: '2026-11-21T08:00:00.000Z', note: null },
  appeal: null,
  openedAt: '2026-11-20T08:00:00.000Z',
  dueAt: '2026-11-24T08:00:00.000Z',
} as const;
const kinds = (one: Parameters<typeof rowClock>[0], of?: Parameters<typeof rowClock>[1]) =>
  registrationStatuses.flatMap((status) => {
    const clock = rowClock({ ...one, status }, of);
    return clock === null ? [] : [`${status}: ${clock.kind}`];
  });

test('the vendor’s clock runs while it is to decide, and that of a protection while it lasts', () => {
  expect(kinds({ ...deal, protection })).toEqual(['in-review: review', 'approved: protection']);
  expect(rowClock(deal)).toEqual({ kind: 'review', from: deal.submittedAt, until: deal.decideBy });
  expect(rowClock({ ...deal, status: 'approved', protection })).toEqual({
    kind: 'protection',
    from: protection.from,
    until: protection.until,
  });
  expect(rowClock({ ...deal, decideBy: null })).toBeNull();
});

test('a case that is not settled comes before the review it decides, and leaves a protection alone', () => {
  expect(rowClock(deal, conflict)).toEqual({
    kind: 'case',
    from: conflict.asked.at,
    until: conflict.dueAt,
  });
  expect(kinds({ ...deal, protection }, conflict)).toContain('approved: protection');
  // Refused by the rules, and appealed against: a person has to look.
  expect(kinds(deal, { ...conflict, status: 'appealed' })).toContain('rejected: case');
  expect(rowClock(deal, { ...conflict, claimant: { dealId: 'deal_2' } })?.kind).toBe('review');
});

test('of a case runs what waits for somebody, since it was set', () => {
  const running = caseStatuses.filter((status) => caseRowClock({ ...conflict, status }) !== null);
  expect(running).toEqual([...unsettledCaseStatuses]);
  expect(caseRowClock({ ...conflict, dueAt: null })).toBeNull();
  expect(caseRowClock({ ...conflict, asked: null, status: 'open' })?.from).toBe(conflict.openedAt);
  const at = '2026-11-23T08:00:00.000Z';
  const appeal = { by: 'claimant', partnerId: 'ptnr_1', at, text: 'Look again.' } as const;
  expect(caseRowClock({ ...conflict, status: 'appealed', appeal })?.from).toBe(at);
});
