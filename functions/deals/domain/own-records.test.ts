import { expect, test } from 'vitest';
import { leadOf, registered } from '../../../test/fixtures/conflict-facts.ts';
import type { MatchedAccount } from './conflict-facts.ts';
import type { Verdict } from './judge-registration.ts';
import { ownRecordsOf } from './open-case.ts';

const account = (id: string, over: Partial<MatchedAccount>): MatchedAccount => ({
  id,
  score: 1,
  sameness: 'same',
  owner: 'nobody',
  isHouse: null,
  incumbents: [],
  registrations: [],
  leads: [],
  opportunities: null,
  ...over,
});
const verdict = (...evidence: Verdict['evidence'][number][]): Verdict => ({
  place: 0,
  rule: 'incumbent-partner',
  verdict: 'flag',
  sameness: 'maybe',
  reason: { code: 'conflict.incumbent-partner', params: {} },
  told: null,
  evidence,
});

const accounts = [
  account('acct_home', { registrations: [registered('deal_own', { partnerId: 'claimant' })] }),
  account('acct_works', {
    registrations: [
      registered('deal_first', { partnerId: 'holder' }),
      registered('deal_second', { partnerId: 'holder' }),
    ],
    leads: [leadOf('lead_one', { partnerId: 'worker' })],
  }),
];
const found = (...evidence: Verdict['evidence'][number][]) =>
  ownRecordsOf({ verdicts: [verdict(...evidence)] }, { accounts }, 'claimant');

test('whoever stands in the way knows the company by the registration that does', () => {
  expect(found({ kind: 'registration', id: 'deal_first', partnerId: 'holder' })).toEqual([
    { partnerId: 'holder', dealId: 'deal_first', leadId: null, accountId: 'acct_works' },
  ]);
});

test('by its lead where it has no registration, and else by the account that was found', () => {
  expect(
    found(
      { kind: 'lead', id: 'lead_one', partnerId: 'worker' },
      { kind: 'account', id: 'acct_works', partnerId: 'owner' },
    ),
  ).toEqual([
    { partnerId: 'worker', dealId: null, leadId: 'lead_one', accountId: 'acct_works' },
    { partnerId: 'owner', dealId: null, leadId: null, accountId: 'acct_works' },
  ]);
});

test('one that sold to the company knows it by its own registration there, and the claimant is nobody in its own way', () => {
  expect(
    found(
      { kind: 'account', id: 'acct_works', partnerId: 'holder' },
      { kind: 'registration', id: 'deal_own', partnerId: 'claimant' },
      { kind: 'opportunity', id: 'oppo_1', partnerId: null },
    ),
  ).toEqual([{ partnerId: 'holder', dealId: 'deal_second', leadId: null, accountId: 'acct_works' }]);
});
