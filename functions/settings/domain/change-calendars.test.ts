import { shippedWeekOf } from '@rafiq/shared/settings/working-weeks.ts';
import { expect, test } from 'vitest';
import { changeCalendars } from './change-calendars.ts';

const at = '2026-11-22T09:00:00.000Z';
const national = { day: '2026-12-02', name: 'National Day' };
const newYear = { day: '2027-01-01', name: 'New Year' };
const before = { calendars: [{ country: 'AE', days: [national] }], weeks: [], savedAt: null, version: 3 };

test('keeps days and countries in one order, and tells what came and went', () => {
  const { settings, told } = changeCalendars(
    before,
    {
      calendars: [
        { country: 'SA', days: [newYear] },
        { country: 'AE', days: [newYear, { ...national, name: 'Eid Al Etihad' }] },
      ],
    },
    at,
  );
  expect(settings).toEqual({
    calendars: [
      { country: 'AE', days: [{ ...national, name: 'Eid Al Etihad' }, newYear] },
      { country: 'SA', days: [newYear] },
    ],
    weeks: [],
    savedAt: at,
    version: 4,
  });
  expect(told).toEqual({
    added: ['AE 2026-12-02 Eid Al Etihad', 'AE 2027-01-01 New Year', 'SA 2027-01-01 New Year'],
    removed: ['AE 2026-12-02 National Day'],
    addedDays: 3,
    removedDays: 1,
    weeksOf: [],
    changed: ['calendars'],
  });
});
test('the same again is no change', () => {
  expect(changeCalendars(before, before, at)).toEqual({ settings: before, told: null });
});
test('a country without days leaves the calendars', () => {
  expect(
    changeCalendars(before, { calendars: [{ country: 'AE', days: [] }] }, at).settings.calendars,
  ).toEqual([]);
});

// Offices that close at noon on Thursday, as many in Iran do.
const halfThursdays = { ...shippedWeekOf('IR'), thursday: [{ from: '09:00', to: '13:00' }] };
const half = { ...before, weeks: [{ country: 'IR', hours: halfThursdays }] };
const sundaysToo = { ...shippedWeekOf('AE'), sunday: [{ from: '10:00', to: '14:00' }] };

test('weeks that are not sent stay, and the holidays change beside them', () => {
  const { settings, told } = changeCalendars(half, { calendars: [] }, at);
  expect(settings).toMatchObject({ calendars: [], weeks: half.weeks });
  expect(told).toMatchObject({ weeksOf: [], changed: ['calendars'] });
});
test('weeks are kept in one order, and the countries told whose week is another', () => {
  const weeks = [...half.weeks, { country: 'AE', hours: sundaysToo }];
  const { settings, told } = changeCalendars(half, { calendars: half.calendars, weeks }, at);
  expect(settings).toMatchObject({ version: 4, weeks: [{ country: 'AE' }, { country: 'IR' }] });
  expect(told).toMatchObject({ addedDays: 0, removedDays: 0, weeksOf: ['AE'], changed: ['weeks'] });
});
test('a week as it is shipped is not kept: to send it is to go back to it', () => {
  const weeks = [{ country: 'IR', hours: shippedWeekOf('IR') }];
  const { settings, told } = changeCalendars(half, { calendars: half.calendars, weeks }, at);
  expect([settings.weeks, told?.weeksOf]).toEqual([[], ['IR']]);
  expect(changeCalendars(before, { calendars: before.calendars, weeks }, at).told).toBeNull();
});
