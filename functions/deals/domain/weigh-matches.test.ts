import { expect, test } from 'vitest';
import {
  account,
  gathered,
  inDays,
  leadOf,
  opportunity,
  registered,
  soldBefore,
} from '../../../test/fixtures/conflict-facts.ts';
import { shippedConflictPolicy } from './shipped-conflict-policy.ts';
import { weighMatches } from './weigh-matches.ts';

const weigh = (told: Parameters<typeof gathered>[0]) => weighMatches(gathered(told), shippedConflictPolicy);

test('accounts come likest first, then by id, without those that are no match', () => {
  const accounts = [
    account({ id: 'acct_d', score: 0.75 }),
    account({ id: 'acct_c', score: 0.9 }),
    account({ id: 'acct_e', score: 0.749 }),
    account({ id: 'acct_b', score: 0.9 }),
    account({ id: 'acct_a', score: 0.8 }),
  ];
  expect(weigh({ accounts }).accounts?.map(({ id, sameness }) => [id, sameness])).toEqual([
    ['acct_b', 'same'],
    ['acct_c', 'same'],
    ['acct_a', 'maybe'],
    ['acct_d', 'maybe'],
  ]);
});

test('records come oldest first, then by id, without the registration itself', () => {
  const registrations = [
    registered('c'),
    registered('regn_1'),
    registered('a', { submittedAt: inDays(-3) }),
    registered('b'),
  ];
  const leads = [leadOf('b'), leadOf('a'), leadOf('c', { since: inDays(-90) })];
  const opportunities = [opportunity('b'), opportunity('a'), opportunity('c', { openedAt: inDays(-900) })];
  const incumbents = [
    soldBefore({ lastSoldAt: inDays(-1) }),
    soldBefore({ productFamily: 'A' }),
    soldBefore({ productId: 'a' }),
    soldBefore({ partnerId: 'ptnr_a' }),
    soldBefore(),
  ];
  const [only] =
    weigh({ accounts: [account({ registrations, leads, opportunities, incumbents })] }).accounts ?? [];
  const ids = (list: readonly { id: string }[] | null | undefined) => list?.map(({ id }) => id);
  expect(ids(only?.registrations)).toEqual(['b', 'c', 'a']);
  expect(ids(only?.leads)).toEqual(['c', 'a', 'b']);
  expect(ids(only?.opportunities)).toEqual(['c', 'a', 'b']);
  expect(only?.incumbents).toEqual([3, 1, 2, 4, 0].map((place) => incumbents[place]));
});

test('what is not recorded stays so', () => {
  const unknown = { incumbents: null, registrations: null, leads: null, opportunities: null };
  expect(weigh({ accounts: [account(unknown)] }).accounts?.[0]).toMatchObject(unknown);
  expect(weigh({ accounts: null }).accounts).toBeNull();
});

test('the cap is that of the partner’s tier', () => {
  expect(weigh({ partner: { tier: 'gold' } }).mostOpen).toBe(50);
  expect(weigh({ partner: { tier: 'registered' } }).mostOpen).toBe(10);
});
