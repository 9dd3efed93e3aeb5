import { weekdays } from '@rafiq/shared/partners/status.ts';
import { expect, it } from 'vitest';
import { workingWeekOf } from './working-weeks.ts';

const freeDays = (country: string) => weekdays.filter((day) => workingWeekOf(country)[day].length === 0);

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
  expect(workingWeekOf('AE').monday).toEqual([{ from: '09:00', to: '17:00' }]);
});
