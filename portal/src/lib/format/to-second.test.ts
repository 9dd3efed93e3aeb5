import { expect, it } from 'vitest';
import { toSecond } from './to-second.ts';

it('keeps an instant to the second', () => {
  expect(toSecond('2026-11-28T13:22:12.865Z')).toBe('2026-11-28T13:22:12Z');
});

it('leaves one that is no more exact', () => {
  expect(toSecond('2026-11-28T13:22:12Z')).toBe('2026-11-28T13:22:12Z');
});
