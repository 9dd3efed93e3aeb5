import { expect, it } from 'vitest';
import { actionableFirst } from './actionable-first.ts';

it('leaves the order alone but for what nobody can act on', () => {
  const codes = ['unplaced.no-consent', 'unplaced.capacity', 'unplaced.no-country'];
  expect(actionableFirst(codes.map((code) => ({ code }))).map(({ code }) => code)).toEqual([
    'unplaced.capacity',
    'unplaced.no-country',
    'unplaced.no-consent',
  ]);
});
