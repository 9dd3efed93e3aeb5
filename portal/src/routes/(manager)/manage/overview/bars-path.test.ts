import { expect, it } from 'vitest';
import { barsPath } from './bars-path.ts';

it('stands a bar of each height on the ground, one beside the other', () => {
  expect(barsPath([5, 12], 28)).toBe('M1 28v-5h8v5zM11 28v-12h8v12z');
});

it('leaves the place of what has no height empty', () => {
  expect(barsPath([0, 3, 0], 28)).toBe('M11 28v-3h8v3z');
});
