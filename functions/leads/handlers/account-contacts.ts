import { listAccountContacts } from '@rafiq/shared/leads/contract.ts';
import { findUnitedAccounts } from '#functions/accounts/index.ts';
import { namesOf } from '#functions/identity/index.ts';
import type { Caller } from '#functions/kernel/caller.ts';
import type { StoredEvent } from '#functions/kernel/event.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { readUnitedTimelinePage } from '#functions/kernel/timeline.ts';
import { portfolioOf } from '#functions/partners/index.ts';
import { contactsOf } from '../store/lead-keys.ts';

/** A channel manager reads of the partners of its portfolio, and of what the vendor itself did. */
async function withinReach({ role, userId }: Caller): Promise<(event: StoredEvent) => boolean> {
  if (role !== 'channel-manager') return () => true;
  const { partnerIds } = await portfolioOf(userId);
  return ({ data: { partnerId } }) => typeof partnerId !== 'string' || partnerIds.has(partnerId);
}

export const accountContacts = handle(
  listAccountContacts,
  async ({ accountId }, { caller, query, scope, language, now }) => {
    const [united, keep] = await Promise.all([findUnitedAccounts(accountId), withinReach(caller)]);
    if (united === undefined) throw new Problem('not-found');
    const accountOf = new Map(united.ids.map((id) => [contactsOf(id), id]));
    const { items, nextCursor } = await readUnitedTimelinePage(
      { index: 'list', partitions: [...accountOf.keys()] },
      { ...query, scope },
      { caller, language, now, namesOf },
      keep,
    );
    return {
      items: items.map(({ entry, partition }) => ({
        ...entry,
        cameAs: united.cameAs(accountOf.get(partition) ?? null),
      })),
      nextCursor,
      mergedInto: united.mergedInto ?? undefined,
    };
  },
);
