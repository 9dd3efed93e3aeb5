import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addTimeWithoutLeave,
  addWorkingTime,
  dayIn,
  instantOfWallClock,
  workingTimeBetween,
  type WorkCalendar,
} from './working-time.ts';

const hour = 3_600_000;
const nineToFive = [{ from: '09:00', to: '17:00' }];
const week = (days: readonly string[]): WorkCalendar['workingHours'] => ({
  monday: days.includes('mon') ? nineToFive : [],
  tuesday: days.includes('tue') ? nineToFive : [],
  wednesday: days.includes('wed') ? nineToFive : [],
  thursday: days.includes('thu') ? nineToFive : [],
  friday: days.includes('fri') ? nineToFive : [],
  saturday: days.includes('sat') ? nineToFive : [],
  sunday: days.includes('sun') ? nineToFive : [],
});
const berlin: WorkCalendar = {
  timeZone: 'Europe/Berlin',
  workingHours: week(['mon', 'tue', 'wed', 'thu', 'fri']),
  holidays: [],
  timeOff: [],
};
const tehran: WorkCalendar = {
  timeZone: 'Asia/Tehran',
  workingHours: week(['sat', 'sun', 'mon', 'tue', 'wed']),
  holidays: [],
  timeOff: [],
};
const add = (from: string, hours: number, calendar: WorkCalendar) =>
  new Date(addWorkingTime(Date.parse(from), hours * hour, calendar)).toISOString();

describe('adding working time', () => {
  test.each([
    ['within a day', '2026-11-23T09:00:00Z', 4, berlin, '2026-11-23T13:00:00.000Z'],
    ['over a night', '2026-11-23T12:00:00Z', 8, berlin, '2026-11-24T12:00:00.000Z'],
    ['over a weekend', '2026-11-20T15:00:00Z', 8, berlin, '2026-11-23T15:00:00.000Z'],
    ['begun on a Sunday', '2026-11-22T03:00:00Z', 8, berlin, '2026-11-23T16:00:00.000Z'],
    ['in a week that begins on Saturday', '2026-11-25T13:30:00Z', 1, tehran, '2026-11-28T06:30:00.000Z'],
    ['exactly to the end of a day', '2026-11-23T08:00:00Z', 8, berlin, '2026-11-23T16:00:00.000Z'],
  ])('%s', (_name, from, hours, calendar, until) => {
    expect(add(from, hours, calendar)).toBe(until);
  });

  test('leaves out holidays and time off', () => {
    const calendar = {
      ...berlin,
      holidays: ['2026-11-24'],
      timeOff: [{ from: '2026-11-25', to: '2026-11-26' }],
    };
    expect(add('2026-11-23T15:00:00Z', 2, calendar)).toBe('2026-11-27T09:00:00.000Z');
  });

  test('counts real hours on the night clocks change', () => {
    const allDay = {
      ...berlin,
      workingHours: { ...berlin.workingHours, sunday: [{ from: '00:00', to: '24:00' }] },
    };
    // 29 March 2026 has 23 hours in Berlin, 25 October has 25.
    expect(add('2026-03-28T23:00:00Z', 23, allDay)).toBe('2026-03-29T22:00:00.000Z');
    expect(add('2026-10-24T22:00:00Z', 25, allDay)).toBe('2026-10-25T23:00:00.000Z');
  });

  test('a calendar without any working time falls back to the wall clock', () => {
    expect(add('2026-11-23T12:00:00Z', 8, { ...berlin, workingHours: week([]) })).toBe(
      '2026-11-23T20:00:00.000Z',
    );
  });

  test('never goes backwards, and two steps make one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 * 24 * 300 }),
        fc.integer({ min: 1, max: 600 }),
        fc.integer({ min: 1, max: 600 }),
        (startMinute, one, two) => {
          const start = Date.parse('2026-01-01T00:00:00Z') + startMinute * 60_000;
          const step = addWorkingTime(start, one * 60_000, berlin);
          expect(step).toBeGreaterThan(start);
          expect(addWorkingTime(step, two * 60_000, berlin)).toBe(
            addWorkingTime(start, (one + two) * 60_000, berlin),
          );
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('adding time that is not spent away', () => {
  const add = (from: string, hours: number, ...timeOff: { from: string; to: string }[]) =>
    new Date(
      addTimeWithoutLeave(Date.parse(from), hours * hour, { timeZone: 'Europe/Berlin', timeOff }),
    ).toISOString();
  const days = (from: string, to = from) => ({ from, to });

  test.each([
    ['nothing off', [], '2026-11-25T12:00:00.000Z'],
    ['a day in between', [days('2026-11-24')], '2026-11-26T12:00:00.000Z'],
    [
      'days that overlap count once',
      [days('2026-11-24', '2026-11-25'), days('2026-11-24')],
      '2026-11-27T12:00:00.000Z',
    ],
    ['days in any order', [days('2026-11-26'), days('2026-11-24')], '2026-11-27T12:00:00.000Z'],
    ['the rest of the day it begins on', [days('2026-11-23')], '2026-11-25T23:00:00.000Z'],
    ['days that are over', [days('2026-11-01', '2026-11-22')], '2026-11-25T12:00:00.000Z'],
    ['days to come', [days('2026-11-27')], '2026-11-25T12:00:00.000Z'],
  ])('%s', (_, timeOff, until) => {
    expect(add('2026-11-23T12:00:00Z', 48, ...timeOff)).toBe(until);
  });

  test('never ends within a day off, nor at its beginning', () => {
    expect(add('2026-11-23T23:00:00Z', 24, days('2026-11-25'))).toBe('2026-11-25T23:00:00.000Z');
    expect(add('2026-11-25T08:00:00Z', 0, days('2026-11-25'))).toBe('2026-11-25T23:00:00.000Z');
  });

  test('leaves out 23 hours in spring and 25 in autumn, when clocks change', () => {
    expect(add('2026-03-28T12:00:00Z', 24, days('2026-03-29'))).toBe('2026-03-30T11:00:00.000Z');
    expect(add('2026-10-24T12:00:00Z', 24, days('2026-10-25'))).toBe('2026-10-26T13:00:00.000Z');
  });
});

describe('working time between two instants', () => {
  const year = Date.parse('2026-01-01T00:00:00Z');

  test('is what was added, whenever and for however long', () => {
    const minutes = fc.integer({ min: 0, max: 30 * 24 * 60 });
    fc.assert(
      fc.property(minutes, minutes, fc.constantFrom(berlin, tehran), (begin, length, calendar) => {
        const start = year + begin * 13 * 60_000;
        const end = addWorkingTime(start, length * 60_000, calendar);
        expect(workingTimeBetween(start, end, calendar)).toBe(length * 60_000);
      }),
      { numRuns: 200 },
    );
  });

  test('is none over a weekend, and never negative', () => {
    const [saturday, sunday] = [Date.parse('2026-11-21T09:00:00Z'), Date.parse('2026-11-22T09:00:00Z')];
    expect([saturday, sunday].map((end) => workingTimeBetween(sunday, end, berlin))).toEqual([0, 0]);
    expect(workingTimeBetween(saturday, sunday, berlin)).toBe(0);
  });
});

describe('wall clocks', () => {
  test.each([
    [
      'a skipped hour is the first instant after the gap',
      'Europe/Berlin',
      '2026-03-29T02:30:00Z',
      '2026-03-29T01:00:00.000Z',
    ],
    [
      'a doubled hour is the first of the two',
      'Europe/Berlin',
      '2026-10-25T02:30:00Z',
      '2026-10-25T00:30:00.000Z',
    ],
    ['half-hour zones', 'Asia/Tehran', '2026-11-22T09:00:00Z', '2026-11-22T05:30:00.000Z'],
    [
      'zones ahead by more than twelve hours',
      'Pacific/Kiritimati',
      '2026-11-22T09:00:00Z',
      '2026-11-21T19:00:00.000Z',
    ],
  ])('%s', (_name, zone, wall, instant) => {
    expect(new Date(instantOfWallClock(zone, Date.parse(wall))).toISOString()).toBe(instant);
  });

  test('the day depends on the zone', () => {
    const at = Date.parse('2026-11-22T22:00:00Z');
    expect([dayIn('Asia/Dubai', at), dayIn('America/New_York', at)]).toEqual(['2026-11-23', '2026-11-22']);
  });
});
