import { compareText } from '@rafiq/shared/compare-text.ts';
import type { ConflictPolicy } from '@rafiq/shared/deals/conflict-policy.ts';
import type { AccountFacts, ConflictFacts, GatheredFacts, MatchedAccount } from './conflict-facts.ts';

/** What is told apart by, written as one text that sorts like its first part, then its second, and so on. */
const sortKey = (...parts: readonly (string | null)[]): string => JSON.stringify(parts);

/** The same list in an order that does not depend on how it was gathered. */
const ordered = <One>(list: readonly One[], keyOf: (one: One) => string): One[] =>
  list.toSorted((a, b) => compareText(keyOf(a), keyOf(b)));

/**
 * What rules look at, out of what was gathered: accounts below the policy's review threshold are no match and are left
 * out, and so is the registration under judgement; all lists are put in one order, oldest first.
 */
export function weighMatches(
  gathered: GatheredFacts,
  { matching, protection }: Pick<ConflictPolicy, 'matching' | 'protection'>,
): ConflictFacts {
  const matched = (account: AccountFacts): MatchedAccount => {
    const { registrations, leads, opportunities, incumbents } = account;
    const others = registrations?.filter(({ id }) => id !== gathered.registration.id);
    return {
      ...account,
      sameness: account.score >= matching.auto ? 'same' : 'maybe',
      registrations: others ? ordered(others, ({ submittedAt, id }) => sortKey(submittedAt, id)) : null,
      leads: leads && ordered(leads, ({ since, id }) => sortKey(since, id)),
      opportunities: opportunities && ordered(opportunities, ({ openedAt, id }) => sortKey(openedAt, id)),
      incumbents:
        incumbents &&
        ordered(incumbents, ({ partnerId, productFamily, productId, lastSoldAt }) =>
          sortKey(partnerId, productFamily, productId, lastSoldAt),
        ),
    };
  };
  const accounts = gathered.accounts?.filter(({ score }) => score >= matching.review).map(matched);
  return {
    ...gathered,
    mostOpen: protection.mostOpen[gathered.partner.tier],
    accounts: accounts?.toSorted((a, b) => b.score - a.score || compareText(a.id, b.id)) ?? null,
  };
}
