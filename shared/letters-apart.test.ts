import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lettersApart } from './letters-apart.ts';

test('the letters two texts differ by are as many in either direction, and none only if they are the same', () => {
  const word = fc
    .string({ unit: fc.constantFrom('a', 'b', 'ن'), maxLength: 7 })
    .map((text) => Array.from(text));
  fc.assert(
    fc.property(word, word, (left, right) => {
      const distance = lettersApart(left, right, 9);
      expect(lettersApart(right, left, 9)).toBe(distance);
      expect(distance === 0).toBe(left.join() === right.join());
      expect(distance).toBeLessThanOrEqual(Math.max(left.length, right.length));
      expect(lettersApart(left, right, 1)).toBe(Math.min(distance, 2));
    }),
  );
});

test.each([
  ['too many', 'noor', 'nooor', 1],
  ['too few', 'noor', 'nor', 1],
  ['another', 'noor', 'noon', 1],
  ['two that changed places', 'noor', 'onor', 1],
  ['all of them', 'noor', 'west', 4],
])('a letter counts: %s', (_, one, other, apart) => {
  expect(lettersApart(one, other, 9)).toBe(apart);
});

test('texts of any length are compared, and short ones after long ones', () => {
  const long = 'noor '.repeat(60);
  expect(lettersApart(long, `${long}x`, 3)).toBe(1);
  expect(lettersApart(long, long.replaceAll('r', 'x'), 99)).toBe(60);
  expect(lettersApart('noor', 'nour', 3)).toBe(1);
});
