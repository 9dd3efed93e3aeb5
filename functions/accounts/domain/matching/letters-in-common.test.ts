import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lettersFound, lettersInCommon } from './letters-in-common.ts';

test('more of the same letters are more in common', () => {
  expect(lettersInCommon('noor films', 'nour films')).toBeGreaterThan(lettersInCommon('noor films', 'noon'));
  expect(lettersInCommon('noor', 'xyz')).toBe(0);
});

test('a name that says more than was asked is nearer than one that says less', () => {
  expect(lettersFound('airtel', 'bharti airtel')).toBeGreaterThan(lettersFound('bharti airtel', 'airtel'));
});

test('both are between 0 and 1, and 1 for the same letters; what is in common is so for both', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), fc.string({ maxLength: 60 }), (one, other) => {
      for (const likeness of [lettersInCommon, lettersFound]) {
        expect(likeness(one, other)).toBeGreaterThanOrEqual(0);
        expect(likeness(one, other)).toBeLessThanOrEqual(1);
        expect(likeness(one, one)).toBe(1);
      }
      expect(lettersInCommon(one, other)).toBe(lettersInCommon(other, one));
    }),
  );
});
