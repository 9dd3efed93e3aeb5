import type { AccountBelonging } from '@rafiq/shared/accounts/contract.ts';
import type { UnitedAccounts } from '#functions/accounts/index.ts';
import type { Caller } from '#functions/kernel/caller.ts';
import type { PageRequest } from '#functions/kernel/list.ts';
import type { Story } from '#functions/kernel/story-page.ts';
import { toldToVendor } from './domain/told-to-vendor.ts';
import { dealReach } from './reach.ts';
import { dealTimelineOf } from './store/deal-keys.ts';
import { listDealsOfAccounts } from './store/deal-store.ts';

/**
 * The stories of the newest registrations for some accounts that one of the vendor's people reaches (1 request for each
 * account, and 1 for a portfolio), and whether these are all.
 */
export async function storiesOfDeals(
  caller: Caller,
  { ids, cameAs }: UnitedAccounts,
  page: Omit<PageRequest, 'cursor'>,
): Promise<{ stories: Story<AccountBelonging>[]; complete: boolean }> {
  const reaches = await dealReach(caller);
  const { items, nextCursor } = await listDealsOfAccounts(ids, true, reaches, page);
  return {
    stories: items.map(({ id, productName, accountId }) => ({
      ...dealTimelineOf(id),
      keep: toldToVendor,
      of: { kind: 'deal', id, name: productName, cameAs: cameAs(accountId) },
    })),
    complete: nextCursor === null,
  };
}
