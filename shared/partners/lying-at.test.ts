import { expect, test } from 'vitest';
import type { Territory } from './contract.ts';
import { lyingAt } from './lying-at.ts';

const dubai = { country: 'AE', subdivision: 'Dubai', postalCode: 'AB1 2' };

test.each<[string, Territory[], boolean]>([
  ['no territory', [], false],
  ['its country', [{ country: 'AE' }], true],
  ['another country', [{ country: 'SA' }], false],
  ['one of several', [{ country: 'SA' }, { country: 'AE' }], true],
  ['its subdivision in another spelling', [{ country: 'AE', subdivision: 'DUBAI' }], true],
  ['another subdivision', [{ country: 'AE', subdivision: 'Sharjah' }], false],
  ['the beginning of its postal code', [{ country: 'AE', postalPrefixes: ['9', 'a b1'] }], true],
  ['the middle of its postal code', [{ country: 'AE', postalPrefixes: ['B1'] }], false],
  [
    'its subdivision and other codes',
    [{ country: 'AE', subdivision: 'Dubai', postalPrefixes: ['9'] }],
    false,
  ],
])('a place lies in %s: %j %s', (_, territories, lies) => {
  expect(lyingAt(dubai)({ territories })).toBe(lies);
});

test('a territory finer than what is said never matches', () => {
  const somewhere = lyingAt({ country: 'AE', subdivision: null, postalCode: null });
  expect(somewhere({ territories: [{ country: 'AE', subdivision: 'Dubai' }] })).toBe(false);
  expect(somewhere({ territories: [{ country: 'AE', postalPrefixes: ['1'] }] })).toBe(false);
  expect(somewhere({ territories: [{ country: 'AE' }] })).toBe(true);
});
