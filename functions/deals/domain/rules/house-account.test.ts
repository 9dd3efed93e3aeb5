import { expect, test } from 'vitest';
import { account, findingOf, inWords } from '../../../../test/fixtures/conflict-facts.ts';
import { houseAccount } from './house-account.ts';

const judge = (isHouse: boolean | null, parameters = {}) =>
  findingOf(houseAccount, { accounts: [account({ isHouse })] }, parameters);

test.each([
  [true, {}, 'house-account acct_1'],
  [false, {}, 'clear'],
  [null, {}, '? account-sold-directly'],
  [true, { exceptKinds: ['reseller'] }, 'clear'],
  [null, { exceptKinds: ['referral', 'reseller'] }, 'clear'],
  [true, { exceptKinds: ['referral'] }, 'house-account acct_1'],
] as const)('sold to directly: %s, with %j: %s', (isHouse, parameters, expected) => {
  expect(inWords(judge(isHouse, parameters))).toBe(expected);
});

test('the partner reads that the vendor is there itself', () => {
  expect(judge(true)).toEqual({
    kind: 'conflict',
    code: 'house-account',
    params: {},
    told: { code: 'vendor-direct', params: {} },
    evidence: [{ kind: 'account', id: 'acct_1', partnerId: null }],
    sameness: 'same',
    neverBlocks: false,
  });
});
