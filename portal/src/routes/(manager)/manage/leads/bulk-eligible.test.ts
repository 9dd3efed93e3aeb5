import { expect, it } from 'vitest';
import { leadSubstatuses, statusOf } from '@rafiq/shared/leads/status.ts';
import { mayMoveInBulk } from './bulk-eligible.ts';

const standing = (substatus: (typeof leadSubstatuses)[number], shareable = true) => ({
  substatus,
  shareable,
});

it('offers nothing for what is closed', () => {
  const closed = leadSubstatuses.filter((substatus) => statusOf[substatus] === 'closed');
  for (const move of ['assign', 'redistribute', 'withdraw', 'expire'] as const) {
    expect(closed.filter((substatus) => mayMoveInBulk(standing(substatus), move))).toEqual([]);
  }
});
it('gives what is new or worked to another partner, if its customer agreed to be shared', () => {
  const open = leadSubstatuses.filter((substatus) => statusOf[substatus] !== 'closed');
  expect(open.every((substatus) => mayMoveInBulk(standing(substatus), 'assign'))).toBe(true);
  expect(open.some((substatus) => mayMoveInBulk(standing(substatus, false), 'assign'))).toBe(false);
});
it('takes back and closes without asking for that consent', () => {
  expect(mayMoveInBulk(standing('accepted', false), 'withdraw')).toBe(true);
  expect(mayMoveInBulk(standing('unplaced', false), 'expire')).toBe(true);
  expect(mayMoveInBulk(standing('unplaced', false), 'redistribute')).toBe(false);
});
