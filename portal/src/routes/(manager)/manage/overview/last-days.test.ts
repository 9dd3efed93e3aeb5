import { expect, it } from 'vitest';
import { lastDays } from './last-days.ts';

const quiet = { submitted: 0, offered: 0, accepted: 0, declined: 0, expired: 0, converted: 0 };
const dayOf = (date: number): string => `2026-11-${String(date).padStart(2, '0')}`;
const days = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ day: dayOf(index + 1), ...quiet }));

it('lists the figures of each thing, day by day', () => {
  const [one, two] = [
    { ...quiet, day: '2026-11-01', submitted: 3, expired: 1 },
    { ...quiet, day: '2026-11-02', submitted: 5 },
  ];
  const { from, counts } = lastDays([one, two]);
  expect(from).toBe('2026-11-01');
  expect(counts.submitted).toEqual([3, 5]);
  expect(counts.expired).toEqual([1, 0]);
});

it('begins with the first day on which anything happened', () => {
  const all = days(14).map((day) => (day.day === dayOf(4) ? { ...day, converted: 1 } : day));
  const { from, counts } = lastDays(all);
  expect(from).toBe(dayOf(4));
  expect(counts.converted).toEqual([1, ...Array(10).fill(0)]);
});

it('shows a week, also where nothing happened', () => {
  const { from, counts } = lastDays(days(14));
  expect(from).toBe(dayOf(8));
  expect(counts.submitted).toHaveLength(7);
});
