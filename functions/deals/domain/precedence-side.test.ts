import { precedenceStepNames } from '@rafiq/shared/deals/conflict-status.ts';
import { expect, test } from 'vitest';
import type { DecidedBy, Precedence } from './precedence.ts';
import { precedenceSide } from './precedence-side.ts';

const winning = (registrationId: string, decidedBy: DecidedBy): Pick<Precedence, 'winner' | 'decidedBy'> => ({
  winner: {
    registrationId,
    partnerId: 'ptnr_1',
    partnerName: 'One',
    submittedAt: '2026-11-01T00:00:00.000Z',
    tier: null,
    territories: null,
    influenceProven: null,
  },
  decidedBy,
});

test.each(precedenceStepNames)('by %s the newcomer prevails, or one that was there', (step) => {
  expect(precedenceSide(winning('deal_new', step), 'deal_new')).toEqual({ side: 'newcomer', step });
  expect(precedenceSide(winning('deal_old', step), 'deal_new')).toEqual({ side: 'holder', step });
});

test.each(['first-submitted', 'lowest-id', 'only-claim'] as const)(
  'what only %s put in an order is undecided',
  (decidedBy) => {
    const undecided = { side: 'undecided', step: null };
    expect(precedenceSide(winning('deal_new', decidedBy), 'deal_new')).toEqual(undecided);
    expect(precedenceSide(winning('deal_old', decidedBy), 'deal_new')).toEqual(undecided);
  },
);

test('where nobody else registered the deal it is undecided', () => {
  expect(precedenceSide(null, 'deal_new')).toEqual({ side: 'undecided', step: null });
});
