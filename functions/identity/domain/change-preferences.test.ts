import { expect, it } from 'vitest';
import { changePreferences } from './change-preferences.ts';

const before: Record<'name' | 'language' | 'timeZone' | 'calendar', string | null> & { version: number } = {
  name: 'Lina',
  language: 'ar',
  timeZone: null,
  calendar: null,
  version: 3,
};

it('leaves what is absent and clears what is null', () => {
  expect(changePreferences(before, { name: null, timeZone: 'Asia/Dubai' })).toEqual({
    member: { name: null, language: 'ar', timeZone: 'Asia/Dubai', calendar: null, version: 4 },
    changed: ['name', 'timeZone'],
  });
});

it('changes nothing when nothing is new', () => {
  expect(changePreferences(before, { language: 'ar', calendar: null })).toEqual({
    member: before,
    changed: [],
  });
});
