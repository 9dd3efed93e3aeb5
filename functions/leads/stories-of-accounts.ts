import type { AccountBelonging } from '@rafiq/shared/accounts/contract.ts';
import type { UnitedAccounts } from '#functions/accounts/index.ts';
import type { Caller } from '#functions/kernel/caller.ts';
import type { PageRequest } from '#functions/kernel/list.ts';
import type { Story } from '#functions/kernel/story-page.ts';
import { reachOf } from './reach.ts';
import { timelineOf } from './store/lead-keys.ts';
import { listByAccounts } from './store/lead-store.ts';

/**
 * The stories of the newest leads of some accounts that one of the vendor's people reaches (1 request for each account,
 * and 1 for a portfolio), and whether these are all.
 */
export async function storiesOfLeads(
  caller: Caller,
  { ids, cameAs }: UnitedAccounts,
  page: Omit<PageRequest, 'cursor'>,
): Promise<{ stories: Story<AccountBelonging>[]; complete: boolean }> {
  const reaches = await reachOf(caller);
  const { items, nextCursor } = await listByAccounts(ids, true, reaches, page);
  return {
    stories: items.map(({ id, facts, customer }) => ({
      ...timelineOf(id),
      of: { kind: 'lead', id, name: facts.productName, cameAs: cameAs(customer.accountId) },
    })),
    complete: nextCursor === null,
  };
}
