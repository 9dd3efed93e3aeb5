import { expect, test } from 'vitest';
import { newId } from '#functions/kernel/id.ts';
import { allDueLists, dueListOf } from './lead-keys.ts';

test('every lead has its clock in a list that is swept, and the lists share them evenly', () => {
  const lists = Array.from({ length: 4000 }, () => dueListOf(newId('lead')));
  const counted = allDueLists.map((list) => lists.filter((found) => found === list).length);
  expect(counted.reduce((sum, count) => sum + count)).toBe(lists.length);
  expect(Math.min(...counted)).toBeGreaterThan(lists.length / allDueLists.length / 2);
});
