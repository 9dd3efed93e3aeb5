import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beginningOf } from './beginning-of.ts';

test('leaves a short text alone, and cuts a long one between two characters', () => {
  expect(beginningOf('نور', 5)).toBe('نور');
  expect(beginningOf('نور', 2)).toBe('نو');
  expect(beginningOf('a👵b', 3)).toBe('a👵');
  expect(beginningOf('a👵b', 2)).toBe('a');
});

test('is always text, as long as may be, and how the whole begins', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(12), (text, most) => {
      const cut = beginningOf(text, most);
      expect(cut.isWellFormed()).toBe(true);
      expect(text.startsWith(cut)).toBe(true);
      expect(cut.length).toBeGreaterThanOrEqual(Math.min(text.length, most) - 1);
    }),
  );
});
