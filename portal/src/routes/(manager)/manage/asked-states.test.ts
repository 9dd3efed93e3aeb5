import { expect, it } from 'vitest';
import { askedStates } from './asked-states.ts';

const known = ['in-review', 'approved', 'rejected'] as const;
const asked = (query: string) =>
  askedStates(new URL(`https://portal.example/manage/deals${query}`), known, ['in-review']);

it('are those that wait, where the address says nothing that is known', () => {
  expect(asked('')).toEqual(['in-review']);
  expect(asked('?status=nonsense')).toEqual(['in-review']);
});
it('are those asked for, in the order they are known in', () => {
  expect(asked('?status=rejected,approved')).toEqual(['approved', 'rejected']);
});
it('are none for all of them', () => {
  expect(asked('?status=all')).toEqual([]);
});
