import { shippedWeekOf } from '@rafiq/shared/settings/working-weeks.ts';
import { addWorkingTime } from '@rafiq/shared/working-time.ts';
import { expect, test } from 'vitest';
import { calendarOf } from './calendar-of.ts';

const hourMs = 3_600_000;
const partner = { country: 'IR', timeZone: 'Asia/Tehran', workingHours: null, holidays: [], timeOff: [] };
const shipped = { calendars: [], weeks: [] };
const halfThursdays = {
  ...shipped,
  weeks: [{ country: 'IR', hours: { ...shippedWeekOf('IR'), thursday: [{ from: '09:00', to: '13:00' }] } }],
};
/** When six hours of work are over that begin on Wednesday, 2 December 2026, at three in the afternoon in Tehran. */
const until = (over: Partial<Parameters<typeof calendarOf>[0]>, settings: Parameters<typeof calendarOf>[1]) =>
  new Date(
    addWorkingTime(
      Date.parse('2026-12-02T11:30:00Z'),
      6 * hourMs,
      calendarOf({ ...partner, ...over }, settings),
    ),
  ).toISOString();

test('who has said no hours rests from Thursday to Friday as shipped, and half of Thursday once its country does', () => {
  expect(until({}, shipped)).toBe('2026-12-05T09:30:00.000Z');
  expect(until({}, halfThursdays)).toBe('2026-12-03T09:30:00.000Z');
});
test('a week from Sunday to Thursday rests on Friday and Saturday', () => {
  const inRiyadh = { country: 'SA', timeZone: 'Asia/Tehran' };
  expect(until(inRiyadh, halfThursdays)).toBe('2026-12-03T09:30:00.000Z');
  const thursdays = calendarOf({ ...partner, ...inRiyadh }, shipped);
  expect([thursdays.workingHours.friday, thursdays.workingHours.saturday]).toEqual([[], []]);
});
test('its own hours stand, whatever its country works', () => {
  expect(until({ workingHours: shippedWeekOf('IR') }, halfThursdays)).toBe('2026-12-05T09:30:00.000Z');
});
test('rests on its own holidays and on the public ones of its country alone', () => {
  const day = { day: '2026-12-05', name: 'Holiday' };
  const resting = { ...shipped, calendars: [{ country: 'IR', days: [day] }] };
  expect(until({}, resting)).toBe('2026-12-06T09:30:00.000Z');
  expect(until({ holidays: ['2026-12-06'] }, resting)).toBe('2026-12-07T09:30:00.000Z');
  expect(until({ country: 'AF' }, resting)).toBe('2026-12-05T09:30:00.000Z');
});
