import { expect, it } from 'vitest';
import { iconId } from './icon-id.ts';
import { iconNames } from './icon-names.ts';

it('leaves of every three letters the middle one', () => {
  expect(iconId('users-round')).toBe('ssod');
  expect(iconId('x')).toBe('x');
});

it('tells all icons apart, and the logo beside them', () => {
  const ids = [...iconNames.map(iconId), 'logo'];
  expect(new Set(ids).size).toBe(ids.length);
});
