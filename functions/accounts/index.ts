/** The door of accounts: the company behind a lead, found by its name or opened with the lead. */
import type { Account, NamedAccount } from '@rafiq/shared/accounts/contract.ts';
import type { IdKind } from '@rafiq/shared/ids.ts';
import type { Change, Write } from '#functions/kernel/commit.ts';
import { getItem } from '#functions/kernel/dynamo.ts';
import type { EventDraft } from '#functions/kernel/event.ts';
import { openAccount, type AccountFacts } from './domain/open-account.ts';
import { unitedAccounts, type UnitedAccounts } from './domain/united-accounts.ts';
import { matchedAccountKey } from './store/account-keys.ts';
import type { FoundAccount } from './store/account-store.ts';
import { dynamoAccountStore } from './store/dynamo-account-store.ts';
import { type MatchedItem, newMatched, parseMatched, type ReadMatched } from './store/matched-account.ts';

export { besideAccount } from './beside-account.ts';
export { accountsOfCompany } from './accounts-of-company.ts';
export type { AccountDeal } from './domain/account-deals.ts';
export type { CompanyFacts, MatchEvidence } from './domain/matching/compare-companies.ts';
export type { AccountFacts } from './domain/open-account.ts';
export type { Candidate, Search } from './matching.ts';
export type { UnitedAccounts } from './domain/united-accounts.ts';
export { placementsOf } from './placements-of.ts';
export { registeredToo } from './registered-too.ts';
export { accountKey, accountPlacementKey } from './store/account-keys.ts';
export {
  parseAccountPlacement,
  parseAccountStanding,
  protectionsWrite,
  protectionWrite,
  tieWrite,
  type AccountPlacement,
  type AccountStanding,
  type Protection,
  type Tie,
} from './store/account-placement.ts';
export {
  bindAccount,
  dealEntriesWrite,
  dealEntryLeaves,
  type MatchedItem,
  type ReadMatched,
  keepsOneMore,
  writeDeals,
} from './store/matched-account.ts';

/** An account (1 request). */
export const findAccount = (id: string): Promise<Account | undefined> => dynamoAccountStore.find(id);

export type { FoundAccount } from './store/account-store.ts';

/** An account with all that are merged into it, as what belongs to them is listed (1 request). */
export async function findUnitedAccounts(id: string): Promise<UnitedAccounts | undefined> {
  const account = await findAccount(id);
  return account && unitedAccounts(account);
}

/** Finds the account with a name in a country; undefined where there is none yet. */
export type AccountFinder = (name: string, country: string | null) => Promise<FoundAccount | undefined>;

/** The account with this name in this country, in whichever spelling, or the one that stands for it (1 request). */
export const findAccountByName: AccountFinder = (name, country) =>
  dynamoAccountStore.findByName(name, country);

/** The account of a company; where it was found by the name of one that is merged into it, `cameAs` says by which. */
export interface ResolvedAccount {
  accountId: string;
  cameAs: NamedAccount | null;
  writes: Write[];
  events: EventDraft[];
}

/**
 * The account of a company (1 request, or what `find` takes): the one with this name in this country, the one that stands
 * for it, or a new one that comes to be with the writes and events returned. If label `account-name` fails, another lead opened it
 * meanwhile: resolve again.
 */
export async function resolveAccount(
  company: AccountFacts,
  change: Pick<Change, 'at'>,
  newId: (kind: IdKind) => string,
  find: AccountFinder = findAccountByName,
): Promise<ResolvedAccount> {
  const known = await find(company.name, company.country ?? null);
  if (known !== undefined) return { ...known, writes: [], events: [] };
  const account = openAccount(company, { id: newId('account'), at: change.at });
  return { accountId: account.id, cameAs: null, ...dynamoAccountStore.insertPlan(account) };
}

/**
 * A new account for a registration that no account was found for. What it is compared by is not among its writes: that
 * is written together with the registration, by `writeDeals` of it. Labels as for `resolveAccount`.
 */
export function openAccountFor(
  company: AccountFacts,
  change: Pick<Change, 'at'>,
  newId: (kind: IdKind) => string,
): ReadMatched & { writes: Write[]; events: EventDraft[] } {
  const account = openAccount(company, { id: newId('account'), at: change.at });
  return { ...newMatched(account), ...dynamoAccountStore.openPlan(account) };
}

/** What an account is compared by and its registrations, for a later move of one of them (1 request). */
export async function readMatched(accountId: string): Promise<MatchedItem | undefined> {
  const item = await getItem(matchedAccountKey(accountId));
  return item && parseMatched(item);
}
