import { expect, test } from 'vitest';
import { changeView } from './change-view.ts';
import type { View } from './view.ts';

const at = '2026-11-22T09:00:00.000Z';
const later = '2026-11-23T09:00:00.000Z';
const view: View = {
  id: 'view_1',
  owner: 'user_1',
  list: 'leads',
  name: 'Emirates',
  query: 'country=AE',
  removedAt: null,
  createdAt: at,
  updatedAt: at,
  version: 1,
};

test('changes what is named and leaves the rest', () => {
  const { view: after, changed } = changeView(view, { name: 'UAE' }, later);
  expect([after, changed]).toEqual([{ ...view, name: 'UAE', updatedAt: later, version: 2 }, ['name']]);
});
test('nothing new is no change', () => {
  expect(changeView(view, { name: 'Emirates', removed: false }, later)).toEqual({ view, changed: [] });
});
test('a removal is dated once, and can be taken back', () => {
  const { view: removed } = changeView(view, { removed: true }, later);
  expect(removed.removedAt).toBe(later);
  expect(changeView(removed, { removed: true }, '2026-12-01T00:00:00.000Z').changed).toEqual([]);
  expect(changeView(removed, { removed: false }, later).view.removedAt).toBeNull();
});
