import { expect, it } from 'vitest';
import { movedRules } from './moved-rules.ts';

const rules = (ids: string) => [...ids].map((id) => ({ id }));
const moved = (before: string, now: string) => [...movedRules(rules(before), rules(now))].join('');

it('are as few as explain the new order', () => {
  expect(moved('abcd', 'abcd')).toBe('');
  expect(moved('abcd', 'dabc')).toBe('d');
  expect(moved('abcd', 'bcda')).toBe('a');
  expect(moved('ab', 'ba')).toHaveLength(1);
});
it('are none of those that came or went', () => {
  expect(moved('abc', 'xac')).toBe('');
  expect(moved('', 'ab')).toBe('');
  expect(moved('ab', '')).toBe('');
});
