import { reasonsOf } from '@rafiq/shared/leads/status.ts';
import { expect, it } from 'vitest';
import { isShipped } from './is-shipped.ts';

it('knows the reasons that nobody has touched', () => {
  expect(isShipped({ lists: reasonsOf, names: {} })).toBe(true);
});

it.each([
  ['left out', { lists: { ...reasonsOf, lose: reasonsOf.lose.slice(1) }, names: {} }],
  ['put in another order', { lists: { ...reasonsOf, expire: reasonsOf.expire.toReversed() }, names: {} }],
  ['added', { lists: reasonsOf, names: { 'own-1': 'Went elsewhere' } }],
])('tells them from those of which one was %s', (_, reasons) => {
  expect(isShipped(reasons)).toBe(false);
});
