import { expect, it } from 'vitest';
import { nextClock } from './next-clock.ts';

const on = (day: string) => `2026-12-${day}T00:00:00.000Z`;
const protection = {
  from: on('01'),
  until: on('31'),
  checkInBy: on('20'),
  warned: false,
  extensions: 0,
  extensionsLeft: 1,
  pending: null,
};
const of = (change: object) =>
  nextClock({ status: 'approved', protection, submittedAt: on('03'), decideBy: on('05'), ...change });

it('is that of the next report, unless the protection ends before', () => {
  expect(of({})).toMatchObject({ of: 'check-in', until: on('20') });
  const ending = { ...protection, checkInBy: on('31') };
  expect(of({ protection: ending })).toEqual({ of: 'ending', from: on('01'), until: on('31') });
});

it('is that of the decision while one is due, and none once nothing runs', () => {
  expect(of({ status: 'in-review' })).toEqual({ of: 'decision', from: on('03'), until: on('05') });
  expect(of({ status: 'in-review', decideBy: null })).toBeNull();
  expect(of({ status: 'won' })).toBeNull();
});
