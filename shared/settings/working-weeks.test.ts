import { expect, it } from 'vitest';
import { weekdays } from '../partners/status.ts';
import { saveCalendars } from './contract.ts';
import { isSameWeek, shippedWeekOf, weekOf } from './working-weeks.ts';

const freeDays = (country: string) => weekdays.filter((day) => shippedWeekOf(country)[day].length === 0);

it.each([
  ['AE', ['saturday', 'sunday']],
  ['DE', ['saturday', 'sunday']],
  ['SA', ['friday', 'saturday']],
  ['EG', ['friday', 'saturday']],
  ['IR', ['thursday', 'friday']],
])('in %s %j are free', (country, days) => {
  expect(freeDays(country)).toEqual(days);
});

it('works from nine to five', () => {
  expect(shippedWeekOf('AE').monday).toEqual([{ from: '09:00', to: '17:00' }]);
});

const halfThursdays = { ...shippedWeekOf('IR'), thursday: [{ from: '09:00', to: '13:00' }] };

it('is the vendor’s where it has set one, and the shipped one elsewhere', () => {
  const weeks = [{ country: 'IR', hours: halfThursdays }];
  expect(weekOf(weeks, 'IR')).toEqual(halfThursdays);
  expect(weekOf(weeks, 'AF')).toEqual(shippedWeekOf('IR'));
});

it('is the same in whatever order its days and spans stand, and another by half a day', () => {
  const split = {
    ...halfThursdays,
    monday: [
      { from: '09:00', to: '12:00' },
      { from: '13:00', to: '17:00' },
    ],
  };
  const turned = Object.fromEntries(
    Object.entries(split)
      .reverse()
      .map(([day, spans]) => [day, [...spans].reverse()]),
  ) as typeof split;
  expect([isSameWeek(split, turned), isSameWeek(split, halfThursdays)]).toEqual([true, false]);
});

const never = Object.fromEntries(weekdays.map((day) => [day, []]));
it.each([
  ['a week in which nobody works', [{ country: 'IR', hours: never }], '/weeks/0/hours', 'no-working-day'],
  [
    'one country twice',
    [
      { country: 'IR', hours: halfThursdays },
      { country: 'IR', hours: shippedWeekOf('IR') },
    ],
    '/weeks',
    'repeated',
  ],
  [
    'hours that end before they begin',
    [{ country: 'IR', hours: { ...halfThursdays, thursday: [{ from: '13:00', to: '09:00' }] } }],
    '/weeks/0/hours/thursday/0/to',
    'ends-before-start',
  ],
])('refuses %s', (_name, weeks, pointer, code) => {
  const { error } = saveCalendars.body.safeParse({ calendars: [], weeks });
  expect(error?.issues.map(({ path, message }) => [`/${path.join('/')}`, message])).toEqual([
    [pointer, code],
  ]);
});
