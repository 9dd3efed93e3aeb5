import { expect, test } from 'vitest';
import { placeOf } from './place-of.ts';

test.each([
  ['offer', 'partner', '/offers/x'],
  ['lead', 'partner', '/leads/x'],
  ['lead', 'vendor', '/manage/leads/x'],
  ['offer', 'vendor', '/manage/leads/x'],
  ['deal', 'partner', '/deals/x'],
  ['deal', 'vendor', '/manage/deals/x'],
  ['case', 'partner', '/deals/cases/x'],
  ['case', 'vendor', '/manage/conflicts/x'],
  ['import', 'vendor', '/manage/imports/x'],
  ['nowhere', 'partner', '/notices'],
] as const)('%s for the %s', (place, side, path) => {
  expect(placeOf({ place, id: 'x' }, side)).toBe(path);
  expect(placeOf({ place, id: null }, side)).toBe('/notices');
});
