import { expect, it } from 'vitest';
import { withQuery } from './query.ts';

const url = new URL('https://portal.example/leads?country=AE&cursor=x');

it('sets, replaces and removes fields', () => {
  expect(withQuery(url, { cursor: null })).toBe('/leads?country=AE');
  expect(withQuery(url, { country: 'SA', cursor: '' })).toBe('/leads?country=SA');
  expect(withQuery(url, { q: 'نور & co', cursor: null })).toBe(
    '/leads?country=AE&q=%D9%86%D9%88%D8%B1+%26+co',
  );
});
it('leaves no lone question mark', () => {
  expect(withQuery(url, { country: null, cursor: null })).toBe('/leads');
});
