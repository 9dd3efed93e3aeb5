import { expect, it } from 'vitest';
import { caseStatuses } from '@rafiq/shared/deals/case-status.ts';
import { caseClock } from './case-row.ts';

const openedAt = '2026-11-20T08:00:00.000Z';
const dueAt = '2026-11-22T08:00:00.000Z';

it('stays due where somebody of the vendor has to act, and ends where a party had the time', () => {
  const stays = caseStatuses.filter((status) => caseClock({ status, openedAt, dueAt })?.staysDue);
  expect(stays).toEqual(['open', 'under-review', 'appealed']);
  expect(caseClock({ status: 'resolved', openedAt, dueAt })).toEqual({
    from: openedAt,
    until: dueAt,
    staysDue: false,
  });
});
it('is none where nothing runs', () => {
  expect(caseClock({ status: 'final', openedAt, dueAt: null })).toBeNull();
});
