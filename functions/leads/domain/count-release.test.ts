import { expect, test } from 'vitest';
import { countRelease } from './count-release.ts';

test('tells offers from leads, and counts where they stand now', () => {
  const taken = [
    { leadId: 'a', formerly: 'offered' },
    { leadId: 'b', formerly: 'offered' },
    { leadId: 'c', formerly: 'qualified' },
    { leadId: 'gone', formerly: 'accepted' },
  ] as const;
  const now = new Map([
    ['a', 'unplaced'],
    ['b', 'offered'],
    ['c', 'offered'],
  ] as const);
  expect(countRelease(taken, now)).toEqual({
    offersWithdrawn: 2,
    leadsSentBack: 2,
    whereNow: [
      { substatus: 'offered', leads: 2 },
      { substatus: 'unplaced', leads: 1 },
    ],
  });
});

test('nothing taken is nothing done', () => {
  expect(countRelease([], new Map())).toEqual({ offersWithdrawn: 0, leadsSentBack: 0, whereNow: [] });
});
