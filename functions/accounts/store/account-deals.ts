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
export const dealEntryWrite = (accountId: string, dealId: string, entry: DealEntry): Write => ({
  label: 'account-deals',
  update: accountMatchedKey(accountId),
  set: 'SET deals.#deal = :entry ADD version :one',
  names: { '#deal': dealId },
  values: { ':entry': entry, ':one': 1 },
  when: { expression: 'attribute_exists(pk)' },
});
