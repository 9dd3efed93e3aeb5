import { expect, test } from 'vitest';
import { changeCalendars } from './change-calendars.ts';
import { daysOff } from './days-off.ts';

const at = '2026-11-22T09:00:00.000Z';
const national = { day: '2026-12-02', name: 'National Day' };
const newYear = { day: '2027-01-01', name: 'New Year' };
const before = { calendars: [{ country: 'AE', days: [national] }], savedAt: null, version: 3 };

test('keeps days and countries in one order, and tells what came and went', () => {
  const { settings, told } = changeCalendars(
    before,
    [
      { country: 'SA', days: [newYear] },
      { country: 'AE', days: [newYear, { ...national, name: 'Eid Al Etihad' }] },
    ],
    at,
  );
  expect(settings).toEqual({
    calendars: [
      { country: 'AE', days: [{ ...national, name: 'Eid Al Etihad' }, newYear] },
      { country: 'SA', days: [newYear] },
    ],
    savedAt: at,
    version: 4,
  });
  expect(told).toEqual({
    added: ['AE 2026-12-02 Eid Al Etihad', 'AE 2027-01-01 New Year', 'SA 2027-01-01 New Year'],
    removed: ['AE 2026-12-02 National Day'],
    addedDays: 3,
    removedDays: 1,
  });
});
test('the same again is no change', () => {
  expect(changeCalendars(before, before.calendars, at)).toEqual({ settings: before, told: null });
});
test('a country without days leaves the calendars', () => {
  expect(changeCalendars(before, [{ country: 'AE', days: [] }], at).settings.calendars).toEqual([]);
});
test('a country nobody wrote down has no days off', () => {
  expect([daysOff(before, 'AE'), daysOff(before, 'OM')]).toEqual([['2026-12-02'], []]);
});
