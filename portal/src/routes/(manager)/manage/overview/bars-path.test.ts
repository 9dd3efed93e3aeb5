import { expect, it } from 'vitest';
import { barsPath } from './bars-path.ts';

it('stands a bar of each height on the ground, one beside the other', () => {
  expect(barsPath([5, 12], 28)).toBe('M1 28V23h8V28h2V16h8V28h2');
});

it('leaves the place of what has no height empty', () => {
  expect(barsPath([0, 3, 0], 28)).toBe('M1 28h10V25h8V28h2h10');
});
