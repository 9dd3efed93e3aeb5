/** Accounts that are one company, seen as the one that stands for them: what any of them has is its own. */
import { compareText } from '@rafiq/shared/compare-text.ts';
import type { AccountStanding } from './store/account-placement.ts';
import type { MatchedItem } from './store/matched-account.ts';

/** At least the one that stands for all, which comes first. */
export type Family<One> = readonly [One, ...One[]];

/** Sold directly where any of them is; where nobody says so of any, nobody has said. */
function soldDirectlyOf(members: Family<MatchedItem>): boolean | null {
  const said = members.flatMap(({ soldDirectly }) => soldDirectly ?? []);
  return said.length === 0 ? null : said.includes(true);
}

/**
 * What a company is weighed by: it is called and compared as the one that stands for all, with the registrations of every
 * one of them, and told apart from whatever any of them was.
 * @param standsFor the account that stands for one
 */
export const matchedAsOne = (
  members: Family<MatchedItem>,
  standsFor: (accountId: string) => string,
): MatchedItem => ({
  ...members[0],
  soldDirectly: soldDirectlyOf(members),
  notTheSame: [...new Set(members.flatMap(({ notTheSame }) => notTheSame.map(standsFor)))],
  deals: Object.fromEntries(members.flatMap(({ deals }) => Object.entries(deals))),
});

/** How a company stands: the named account of whoever owns the one that stands for all, else the first that is owned. */
export function standingAsOne(members: Family<AccountStanding>): AccountStanding {
  const [survivor] = members;
  if (members.length === 1) return survivor;
  const owned = members.find(({ ownerPartnerId }) => ownerPartnerId !== null) ?? survivor;
  return {
    ...survivor,
    ownerPartnerId: owned.ownerPartnerId,
    ownerPartnerName: owned.ownerPartnerName,
    protections: members.flatMap(({ protections }) => protections),
    servingPartnerIds: [...new Set(members.flatMap(({ servingPartnerIds }) => servingPartnerIds))].sort(),
    openLeads: members
      .flatMap(({ openLeads }) => openLeads)
      .sort((one, other) => compareText(one.id, other.id)),
  };
}
