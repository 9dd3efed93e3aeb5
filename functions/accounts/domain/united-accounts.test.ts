import { expect, test } from 'vitest';
import { unitedAccounts } from './united-accounts.ts';

const merged = [
  { accountId: 'acct_2', name: 'Halyard Spinning' },
  { accountId: 'acct_3', name: 'Lodestar Weaving' },
];

test('what belongs to a merged account is listed under its name, and what belongs to no merged one under none', () => {
  const united = unitedAccounts({ id: 'acct_1', merged, mergedInto: null });
  expect(united.ids).toEqual(['acct_1', 'acct_2', 'acct_3']);
  expect(united.cameAs('acct_3')).toEqual(merged[1]);
  expect([united.cameAs('acct_1'), united.cameAs('acct_4'), united.cameAs(null)]).toEqual([null, null, null]);
  expect(united.mergedInto).toBeNull();
});

test('a merged account stands alone, and says where it went', () => {
  const mergedInto = { accountId: 'acct_1', name: 'Lodestar Mills' };
  const united = unitedAccounts({ id: 'acct_2', merged: [], mergedInto });
  expect(united).toMatchObject({ ids: ['acct_2'], mergedInto });
});
