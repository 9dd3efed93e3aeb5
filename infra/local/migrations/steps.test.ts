import { expect, test } from 'vitest';
import { itemsVersion } from '../data-folder/items-version.ts';
import { steps } from './steps.ts';

test('the steps lead from the first version to the newest, one after the other', () => {
  expect(steps.map(({ to }) => to)).toEqual(
    Array.from({ length: itemsVersion - 1 }, (_, index) => index + 2),
  );
});
