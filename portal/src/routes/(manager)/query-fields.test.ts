import { expect, it } from 'vitest';
import { queryFields } from './query-fields.ts';

const fieldsOf = (query: string) => queryFields(new URL(`https://portal.example/manage/leads?${query}`));

it('reads words trimmed and short enough for the API', () => {
  expect(fieldsOf('q=%20%20نور%20').words()).toBe('نور');
  expect(fieldsOf(`q=${'x'.repeat(200)}`).words()).toHaveLength(80);
  expect(fieldsOf('q=%20').words()).toBeUndefined();
});
it('takes a country in either case and nothing else for one', () => {
  expect(fieldsOf('country=ae').country()).toBe('AE');
  expect(fieldsOf('country=Dubai').country()).toBeUndefined();
});
it('keeps the known values of a list, in the order they are known in', () => {
  const known = ['pending', 'offered', 'pooled'] as const;
  expect(fieldsOf('substatus=pooled,nonsense,offered').several('substatus', known)).toEqual([
    'offered',
    'pooled',
  ]);
  expect(fieldsOf('').several('substatus', known)).toEqual([]);
  expect(fieldsOf('substatus=offered').one('substatus', known)).toBe('offered');
});
