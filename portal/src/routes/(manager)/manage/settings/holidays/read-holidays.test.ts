import { describe, expect, it } from 'vitest';
import { holidayLines, readHolidays } from './read-holidays.ts';

const national = { day: '2026-12-02', name: 'National Day' };

describe('lines', () => {
  it.each([
    '2026-12-02 National Day',
    '2026-12-02,National Day',
    '"2026-12-02";"National Day"',
    '20261202\tNational Day',
  ])('reads %j', (line) => {
    expect(readHolidays(line)).toEqual({ days: [national], unread: [] });
  });
  it('says which lines are no holiday, and reads the others', () => {
    expect(readHolidays('day,name\n2026-02-30 None\n\n2026-12-02 National Day\r\n')).toEqual({
      days: [national],
      unread: ['day,name', '2026-02-30 None'],
    });
  });
  it('puts days in order, once each, and names the nameless', () => {
    expect(readHolidays('2027-01-01\n2026-12-02 National Day\n2026-12-02 Again').days).toEqual([
      national,
      { day: '2027-01-01', name: '2027-01-01' },
    ]);
  });
  it('reads what it has written', () => {
    const days = [national, { day: '2027-03-20', name: 'عيد الفطر' }];
    expect(readHolidays(holidayLines(days)).days).toEqual(days);
  });
});

describe('calendar files', () => {
  const file = (...events: string[]) =>
    [
      'BEGIN:VCALENDAR',
      ...events.map((event) => `BEGIN:VEVENT\r\n${event}\r\nEND:VEVENT`),
      'END:VCALENDAR',
    ].join('\r\n');

  it('reads a whole day, unfolds and unescapes its name', () => {
    const event =
      'DTSTART;VALUE=DATE:20261202\r\nDTEND;VALUE=DATE:20261203\r\nSUMMARY:National\\, proud\r\n  Day';
    expect(readHolidays(file(event)).days).toEqual([{ day: '2026-12-02', name: 'National, proud Day' }]);
  });
  it('reads every day of what lasts longer; the end is not part of it', () => {
    const event = 'SUMMARY;LANGUAGE=ar:عيد الفطر\r\nDTSTART;VALUE=DATE:20270309\r\nDTEND;VALUE=DATE:20270312';
    expect(readHolidays(file(event)).days.map(({ day }) => day)).toEqual([
      '2027-03-09',
      '2027-03-10',
      '2027-03-11',
    ]);
  });
  it('stops at a month, however long an event claims to be', () => {
    const event = 'SUMMARY:For ever\r\nDTSTART;VALUE=DATE:20270101\r\nDTEND;VALUE=DATE:20991231';
    expect(readHolidays(file(event)).days).toHaveLength(31);
  });
  it('says which events have no day', () => {
    expect(readHolidays(file('SUMMARY:Someday'))).toEqual({ days: [], unread: ['Someday'] });
  });
});
