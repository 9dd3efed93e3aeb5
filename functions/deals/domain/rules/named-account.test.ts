import { expect, test } from 'vitest';
import { account, findingOf, inWords } from '../../../../test/fixtures/conflict-facts.ts';
import type { AccountFacts } from '../conflict-facts.ts';
import { namedAccount } from './named-account.ts';

const judge = (owner: AccountFacts['owner'], parameters = {}) =>
  findingOf(namedAccount, { accounts: [account({ owner })] }, parameters);
const partner = (partnerId: string) => ({ partnerId, partnerName: 'Owner' });

test.each([
  ['nobody’s', 'nobody', {}, 'clear'],
  ['another’s', partner('ptnr_rival'), {}, 'named-account acct_1'],
  ['its own', partner('ptnr_own'), {}, 'clear'],
  ['its distributor’s', partner('ptnr_above'), {}, 'clear'],
  ['its distributor’s, which counts', partner('ptnr_above'), { ownChain: 'counts' }, 'named-account acct_1'],
  ['not recorded', null, {}, '? account-owner'],
] as const)('%s', (_, owner, parameters, expected) => {
  expect(inWords(judge(owner, parameters))).toBe(expected);
});

test('the vendor reads whose it is, the partner that it may conflict', () => {
  expect(judge(partner('ptnr_rival'))).toEqual({
    kind: 'conflict',
    code: 'named-account',
    params: { partner: 'Owner' },
    told: { code: 'may-conflict', params: {} },
    evidence: [{ kind: 'account', id: 'acct_1', partnerId: 'ptnr_rival' }],
    sameness: 'same',
    neverBlocks: false,
  });
});
