import type { AccountFacts, RegisteringPartner } from './conflict-facts.ts';

type Chain = NonNullable<RegisteringPartner['chain']>;

/** Everybody who has anything to do with some accounts, by id. */
function partnersIn(accounts: readonly AccountFacts[]): Set<string> {
  const others = accounts.flatMap(({ owner, incumbents, registrations, leads }) => [
    ...(owner === null || owner === 'nobody' ? [] : [owner]),
    ...(incumbents ?? []),
    ...(registrations ?? []),
    ...(leads ?? []),
  ]);
  return new Set(others.map(({ partnerId }) => partnerId));
}

/**
 * A chain with those alone who have anything to do with the accounts: the rules ask about no others, and the facts that
 * are kept stay small although thousands may buy from a distributor.
 */
export function chainAmong({ above, below }: Chain, accounts: readonly AccountFacts[]): Chain {
  const met = partnersIn(accounts);
  const isMet = (partnerId: string): boolean => met.has(partnerId);
  return { above: above.filter(isMet), below: below.filter(isMet) };
}
