import { expect, test } from 'vitest';
import { compareText } from './compare-text.ts';

test('texts come in the order of their code units', () => {
  expect([compareText('a', 'b'), compareText('b', 'a'), compareText('a', 'a')]).toEqual([-1, 1, 0]);
  expect(['ä', 'b', 'B'].toSorted(compareText)).toEqual(['B', 'b', 'ä']);
});
