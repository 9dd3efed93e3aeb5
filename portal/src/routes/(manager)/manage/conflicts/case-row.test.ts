import { expect, it } from 'vitest';
import { caseStatuses } from '@rafiq/shared/deals/case-status.ts';
import { caseClock } from './case-row.ts';

const openedAt = '2026-11-20T08:00:00.000Z';
const dueAt = '2026-11-28T08:00:00.000Z';
const conflict = {
  openedAt,
  dueAt,
  asked: { at: '2026-11-21T08:00:00.000Z', note: null },
  resolved: {
    resolution: 'upheld',
    claimantShare: null,
    by: 'person',
    at: '2026-11-22T08:00:00.000Z',
    note: null,
  },
  appeal: { by: 'claimant', partnerName: 'Al Manara', at: '2026-11-23T08:00:00.000Z', text: 'Look again.' },
} as const;

it('stays due where somebody of the vendor has to act, and ends where a party had the time', () => {
  const stays = caseStatuses.filter((status) => caseClock({ ...conflict, status })?.staysDue);
  expect(stays).toEqual(['open', 'under-review', 'appealed']);
});
it('runs from when it was set', () => {
  const from = (status: (typeof caseStatuses)[number]) => caseClock({ ...conflict, status })?.from;
  expect(caseClock({ ...conflict, asked: null, status: 'open' })).toMatchObject({
    from: openedAt,
    until: dueAt,
  });
  expect(from('awaiting-parties')).toBe(conflict.asked.at);
  expect(from('resolved')).toBe(conflict.resolved.at);
  expect(from('appealed')).toBe(conflict.appeal.at);
});
it('is none where nothing runs', () => {
  expect(caseClock({ ...conflict, status: 'final', dueAt: null })).toBeNull();
});
