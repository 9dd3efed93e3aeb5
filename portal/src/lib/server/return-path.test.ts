import { expect, it } from 'vitest';
import { safeReturnPath } from './return-path.ts';

it.each(['/', '/leads?substatus=accepted', '/leads/lead_1#timeline'])('keeps %s', (path) => {
  expect(safeReturnPath(path)).toBe(path);
});

it.each([
  '//evil.example',
  '/\\evil.example',
  'https://evil.example',
  'leads',
  '',
  '/a\nb',
  '/a\\b',
  null,
  undefined,
])('turns %j into the first page', (path) => {
  expect(safeReturnPath(path)).toBe('/');
});
