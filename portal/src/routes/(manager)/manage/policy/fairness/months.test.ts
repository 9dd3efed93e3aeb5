import { expect, test } from 'vitest';
import { monthsBefore } from './months.ts';

test('counts months back over the turn of a year, whatever the day', () => {
  expect(monthsBefore(Date.parse('2027-01-31T23:30:00Z'), 3)).toEqual(['2027-01', '2026-12', '2026-11']);
  expect(monthsBefore(Date.parse('2026-03-31T00:00:00Z'), 2)).toEqual(['2026-03', '2026-02']);
});
