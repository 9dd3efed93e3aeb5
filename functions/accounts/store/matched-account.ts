/** What an account is compared by, and what registrations it has: one small item beside its record. */
import { registrationStatuses } from '@rafiq/shared/deals/status.ts';
import * as z from 'zod';
import type { Account } from '@rafiq/shared/accounts/contract.ts';
import { absent, atVersion, type Condition, type Write } from '#functions/kernel/commit.ts';
import type { Item } from '#functions/kernel/dynamo.ts';
import { recordReader } from '#functions/kernel/record.ts';
import { type AccountDeal, hasRoomFor, withDeal } from '../domain/account-deals.ts';
import type { CompanyFacts } from '../domain/matching/compare-companies.ts';
import { matchedAccountKey } from './account-keys.ts';

const text = z.string().nullable();
const deal = z.object({
  partnerId: z.string(),
  partnerName: z.string(),
  // What was written before this was kept says nothing of it.
  forPartnerId: text.default(null),
  status: z.enum(registrationStatuses),
  productId: text,
  productFamily: text,
  submittedAt: z.string(),
  protectedUntil: text,
  lastProgressAt: text,
  endedAt: text,
});
const matchedItem = z.object({
  name: z.string(),
  aliases: z.array(z.string()),
  country: text,
  town: text,
  website: text,
  phone: text,
  taxId: text,
  address: text,
  parent: text,
  /** Whether the vendor sells to it directly; null where nobody has said. */
  soldDirectly: z.boolean().nullable(),
  /** Accounts that are other companies, however alike: somebody said so. */
  notTheSame: z.array(z.string()),
  /** The account that stands for it; null where it stands for itself. What was written before accounts were merged does. */
  mergedInto: text.default(null),
  /** The accounts that it stands for beside itself. */
  merged: z.array(z.string()).default([]),
  deals: z.record(z.string(), deal),
  version: z.number().int(),
});

/** Its version counts from 1; 0 is that of an account that comes to be with the transaction. */
export type MatchedItem = z.output<typeof matchedItem>;

export const parseMatched: (item: Item) => MatchedItem = recordReader('matched-account', matchedItem);

/** What the record of an account says of the company, as it is compared by. */
export const comparedOf = ({
  name,
  aliases,
  country,
  town,
  website,
  phone,
  taxId,
  street,
  parentName,
  soldDirectly,
}: Account) => ({
  name,
  aliases,
  country,
  town,
  website,
  phone,
  taxId,
  address: street,
  parent: parentName,
  soldDirectly,
});

/** Which accounts it is one company with, by their ids. */
export const familyOf = ({ mergedInto, merged }: Pick<Account, 'mergedInto' | 'merged'>) => ({
  mergedInto: mergedInto?.accountId ?? null,
  merged: merged.map(({ accountId }) => accountId),
});

/** An account that comes to be with the transaction that writes this. */
export const newMatched = (account: Account): ReadMatched => ({
  accountId: account.id,
  matched: { ...comparedOf(account), ...familyOf(account), notTheSame: [], deals: {}, version: 0 },
});

/** What two companies are not compared by. */
const notOfTheCompany = {
  soldDirectly: true,
  notTheSame: true,
  mergedInto: true,
  merged: true,
  deals: true,
  version: true,
} as const;

/** The same as the engine takes it. */
export const factsOfMatched = ({
  website,
  ...facts
}: Omit<MatchedItem, keyof typeof notOfTheCompany>): CompanyFacts => {
  const { name, aliases, country, town, phone, taxId, address, parent } = facts;
  return { name, aliases, country, town, phone, taxId, address, parent, domain: website };
};

const toldFacts = z.object({
  formerly: matchedItem.omit(notOfTheCompany),
});

/** What an event says an account was compared by before; none where it was opened. */
export const factsBefore = (data: Record<string, unknown>): CompanyFacts[] => {
  const { formerly } = toldFacts.safeParse(data).data ?? {};
  return formerly === undefined ? [] : [factsOfMatched(formerly)];
};

/** An account with what it is compared by, as it was read; at version 0, it is opened by the same transaction. */
export interface ReadMatched {
  accountId: string;
  matched: MatchedItem;
}

const asRead = ({ version }: MatchedItem): Condition => (version === 0 ? absent : atVersion(version));

/** Writes what an account is compared by over what was read (1 item). */
export const matchedWrite = ({ accountId, matched }: ReadMatched, after: MatchedItem) => ({
  label: 'account-deals',
  put: {
    ...matchedAccountKey(accountId),
    kind: 'matched-account',
    schema: 1,
    ...after,
    version: matched.version + 1,
  },
  when: asRead(matched),
});

/** Holds while an account has the registrations, and is compared by what, it was read with (1 item). */
export const bindAccount = ({ accountId, matched }: ReadMatched): Write => ({
  label: 'account-deals',
  check: matchedAccountKey(accountId),
  when: asRead(matched),
});

/** Whether an account can keep one more registration that stands. */
export const keepsOneMore = ({ matched }: ReadMatched, dealId: string): boolean =>
  hasRoomFor(matched.deals, dealId);

/**
 * Says how one registration stands at its account, or that it is none of it (null); refused as `account-deals` where
 * anything there has changed since it was read (1 item). Whoever opens an account for a registration writes it by this.
 * Whoever says that one stands has asked whether there is room for it (`keepsOneMore`).
 */
export function writeDeals(
  account: ReadMatched,
  { dealId, deal: stands, at }: { dealId: string; deal: AccountDeal | null; at: string },
): Write {
  const deals = withDeal(account.matched.deals, dealId, stands, at);
  if (deals === undefined) throw new Error('The account has no room for one more registration that stands');
  return matchedWrite(account, { ...account.matched, deals: { ...deals } });
}

/**
 * Keeps up how some registrations stand at their account (1 item: a transaction writes it once). Whoever writes it holds
 * the registrations at the versions it read, so that no entry is older than its registration; whoever judged by the one
 * before is told by the version.
 */
export const dealEntriesWrite = (accountId: string, entries: readonly [string, AccountDeal][]): Write => ({
  label: 'account-deal',
  update: matchedAccountKey(accountId),
  set: `SET ${entries.map((_, place) => `deals.#deal${place} = :entry${place}`).join(', ')} ADD version :one`,
  names: Object.fromEntries(entries.map(([dealId], place) => [`#deal${place}`, dealId])),
  values: {
    ...Object.fromEntries(entries.map(([, stands], place) => [`:entry${place}`, stands])),
    ':one': 1,
  },
  when: { expression: 'attribute_exists(pk)' },
});

/**
 * Takes a registration from an account that it does not lie at any more (1 item). Whoever writes it holds the registration
 * at the version it read; whoever judged by the entry is told by the account's version.
 */
export const dealEntryLeaves = (accountId: string, dealId: string): Write => ({
  label: 'account-deal',
  update: matchedAccountKey(accountId),
  set: 'REMOVE deals.#deal ADD version :one',
  names: { '#deal': dealId },
  values: { ':one': 1 },
  when: { expression: 'attribute_exists(pk)' },
});
