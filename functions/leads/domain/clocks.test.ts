import type { WorkCalendar } from '@rafiq/shared/working-time.ts';
import { expect, test } from 'vitest';
import { deadline } from './clocks.ts';

// A Monday, nine o'clock in Dubai.
const at = '2026-11-23T05:00:00.000Z';
const working = { clock: 'working-hours' } as const;
const never = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] };
const calendarOf = (monday: { from: string; to: string }): WorkCalendar => ({
  timeZone: 'Asia/Dubai',
  workingHours: { ...never, monday: [monday] },
  holidays: [],
  timeOff: [],
});
const mondays = calendarOf({ from: '09:00', to: '17:00' });

test.each([
  ['in working hours', working, 8, '2026-11-23T13:00:00.000Z'],
  ['over days without any', working, 9, '2026-11-30T06:00:00.000Z'],
  ['on the wall', { clock: 'wall-clock' } as const, 9, '2026-11-23T14:00:00.000Z'],
])('%s', (_name, policy, hours, until) => {
  expect(deadline(at, hours, policy, mondays)).toBe(until);
});

test('over a public holiday', () => {
  const calendar = { ...mondays, holidays: ['2026-11-23'] };
  expect(deadline(at, 1, working, calendar)).toBe('2026-11-30T06:00:00.000Z');
});

test('who works ten minutes a week keeps no offer for a year: thirty days, or the clock on the wall if that is longer', () => {
  const idle = calendarOf({ from: '09:00', to: '09:10' });
  expect(deadline(at, 8, working, idle)).toBe('2026-12-23T05:00:00.000Z');
  expect(deadline(at, 24 * 40, working, idle)).toBe('2027-01-02T05:00:00.000Z');
});
