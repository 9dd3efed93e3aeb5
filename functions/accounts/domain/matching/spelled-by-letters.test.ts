import { expect, test } from 'vitest';
import { spelledByLetters } from './spelled-by-letters.ts';

test.each([
  ['Εθνική Τράπεζα', 'ethniki trapeza'],
  ['Железные дороги', 'zheleznye dorogi'],
])('%s is read %s', (name, read) => {
  expect(spelledByLetters(name)).toBe(read);
});

test.each(['Noor', 'بانک ملت', '三菱電機', ''])('%s has no such reading', (name) => {
  expect(spelledByLetters(name)).toBeUndefined();
});
