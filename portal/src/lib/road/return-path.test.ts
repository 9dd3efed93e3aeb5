import { expect, it } from 'vitest';
import { safeReturnPath } from './return-path.ts';

it.each(['/', '/leads?substatus=accepted', '/leads/lead_1#timeline', '/leads?q=%D9%86%D9%88%D8%B1'])(
  'keeps %s',
  (path) => {
    expect(safeReturnPath(path)).toBe(path);
  },
);

it.each([
  '//evil.example',
  '/\\evil.example',
  'https://evil.example',
  'leads',
  '',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\r\\evil.example',
  '/a\nb',
  '/a\\b',
  '/\u20ac',
  '/leads?q=\u0646\u0648\u0631',
  '/a b',
  '/a\u007f',
  null,
  undefined,
])('turns %j into the first page', (path) => {
  expect(safeReturnPath(path)).toBe('/');
});
