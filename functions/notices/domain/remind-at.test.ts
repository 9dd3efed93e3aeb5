import type { WorkCalendar } from '@rafiq/shared/working-time.ts';
import { expect, test } from 'vitest';
import { remindAt } from './remind-at.ts';

const day = [{ from: '09:00', to: '17:00' }];
const calendar: WorkCalendar = {
  timeZone: 'Asia/Dubai',
  workingHours: {
    monday: day,
    tuesday: day,
    wednesday: day,
    thursday: day,
    friday: day,
    saturday: [],
    sunday: [],
  },
  holidays: ['2026-12-02'],
  timeOff: [],
};

test.each([
  ['a working day', '2026-11-23T05:00:00.000Z', '2026-11-23T13:00:00.000Z', '2026-11-23T11:00:00.000Z'],
  [
    'a weekend in between: on Monday, not in the night before',
    '2026-11-27T09:00:00.000Z',
    '2026-11-30T09:00:00.000Z',
    '2026-11-30T07:00:00.000Z',
  ],
  [
    'a holiday in between',
    '2026-12-01T09:00:00.000Z',
    '2026-12-03T09:00:00.000Z',
    '2026-12-03T07:00:00.000Z',
  ],
  [
    'an hour: half an hour before its end, not a quarter',
    '2026-11-23T05:00:00.000Z',
    '2026-11-23T06:00:00.000Z',
    '2026-11-23T05:30:00.000Z',
  ],
  [
    'a wall clock wholly outside of working hours',
    '2026-11-28T00:00:00.000Z',
    '2026-11-28T08:00:00.000Z',
    '2026-11-28T06:00:00.000Z',
  ],
  ['half an hour: nobody', '2026-11-23T05:00:00.000Z', '2026-11-23T05:30:00.000Z', null],
  ['no time at all: nobody', '2026-11-23T05:00:00.000Z', '2026-11-23T05:00:00.000Z', null],
])('%s', (_name, from, until, at) => {
  expect(remindAt({ from, until }, calendar)).toBe(at);
});
