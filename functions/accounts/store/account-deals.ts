/** What an account keeps of the registrations for it, for the rules to look at. */
import type { Write } from '#functions/kernel/commit.ts';
import type { Key } from '#functions/kernel/dynamo.ts';
import { accountKey } from './account-keys.ts';

/** What a company is compared by, and the registrations for it: one small item beside the account. */
export const accountMatchedKey = (id: string): Key => ({ ...accountKey(id), sk: 'MATCHED' });

/** A registration as an account keeps it. */
export interface DealEntry {
  partnerId: string;
  partnerName: string;
  status: string;
  productId: string | null;
  productFamily: string | null;
  submittedAt: string;
  protectedUntil: string | null;
  lastProgressAt: string | null;
  endedAt: string | null;
}

/**
 * Keeps the entry of a registration up (1 item). Whoever writes it holds the registration at the version it read, so
 * that no entry is older than its registration; who judged by the one before is told by the version.
 */
export const dealEntryWrite = (accountId: string, dealId: string, entry: DealEntry): Write =>
  dealEntriesWrite(accountId, [[dealId, entry]]);

/** The same for several registrations of one account: a transaction writes an item once. */
export const dealEntriesWrite = (accountId: string, entries: readonly [string, DealEntry][]): Write => ({
  label: 'account-deals',
  update: accountMatchedKey(accountId),
  set: `SET ${entries.map((_, place) => `deals.#deal${place} = :entry${place}`).join(', ')} ADD version :one`,
  names: Object.fromEntries(entries.map(([dealId], place) => [`#deal${place}`, dealId])),
  values: { ...Object.fromEntries(entries.map(([, entry], place) => [`:entry${place}`, entry])), ':one': 1 },
  when: { expression: 'attribute_exists(pk)' },
});
