import { expect, it } from 'vitest';
import { firstDayOf, isoWeekday, readWeek, shownEnd, weekFrom } from './working-week.ts';

it('reads spans in order, midnight as the end of the day, and leaves empty pairs out', () => {
  const fields: Record<string, string> = {
    'monday.0.from': '14:00',
    'monday.0.to': '00:00',
    'monday.1.from': '08:00',
    'monday.1.to': '12:00',
    'friday.0.from': '09:00',
  };
  const week = readWeek((name) => fields[name]);
  expect(week.monday).toEqual([
    { from: '08:00', to: '12:00' },
    { from: '14:00', to: '24:00' },
  ]);
  expect(week.friday).toEqual([{ from: '09:00', to: '' }]);
  expect(week.sunday).toEqual([]);
});
it('shows midnight as a time field can', () => {
  expect(shownEnd('24:00')).toBe('00:00');
  expect(shownEnd('18:30')).toBe('18:30');
});
it('begins the week where the reader does', () => {
  expect(weekFrom(6)[0]).toBe('saturday');
  expect(weekFrom(1)).toHaveLength(7);
  expect(firstDayOf('fa-IR')).toBe(6);
  expect(firstDayOf('en-GB')).toBe(1);
  expect(isoWeekday('sunday')).toBe(7);
});
