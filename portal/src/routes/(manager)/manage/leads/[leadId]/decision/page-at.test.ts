import { expect, it } from 'vitest';
import { pageAt } from './page-at.ts';

it('is where the address says, as far as the API looks', () => {
  expect(pageAt('50')).toBe(50);
  expect(pageAt('9999999')).toBe(1_000_000);
});
it('is the beginning where the address makes no sense', () => {
  expect([undefined, '-1', '1.5', 'x', '1e3', '99999999'].map((text) => pageAt(text))).toEqual(
    Array.from({ length: 6 }, () => 0),
  );
});
