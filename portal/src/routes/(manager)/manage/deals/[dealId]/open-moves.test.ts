import { expect, it } from 'vitest';
import { openMoves } from './open-moves.ts';

const protection = {
  from: '2026-11-01T00:00:00.000Z',
  until: '2027-01-30T00:00:00.000Z',
  checkInBy: '2026-12-01T00:00:00.000Z',
  warned: false,
  extensions: 0,
  extensionsLeft: 2,
  pending: null,
};
const pending = {
  reason: 'procurement',
  note: null,
  days: 30,
  requestedAt: '2026-11-20T00:00:00.000Z',
} as const;

it('are approval, refusal and a question while it waits', () => {
  expect(openMoves({ status: 'in-review', conflictId: null, protection: null })).toEqual([
    'ask',
    'reject',
    'approve',
  ]);
});
it('are none where a case decides, or where its partner or nobody has to act', () => {
  expect(openMoves({ status: 'in-review', conflictId: 'cnfl_1', protection: null })).toEqual([]);
  expect(openMoves({ status: 'action-required', conflictId: null, protection: null })).toEqual([]);
  expect(openMoves({ status: 'rejected', conflictId: null, protection: null })).toEqual([]);
  expect(openMoves({ status: 'approved', conflictId: null, protection })).toEqual([]);
});
it('are about more time while that is asked for, with or without a case', () => {
  for (const conflictId of [null, 'cnfl_1'])
    expect(openMoves({ status: 'approved', conflictId, protection: { ...protection, pending } })).toEqual([
      'refuse',
      'grant',
    ]);
  expect(openMoves({ status: 'expired', conflictId: null, protection: { ...protection, pending } })).toEqual(
    [],
  );
});
