import { listAccountContacts } from '@rafiq/shared/leads/contract.ts';
import { findAccount } from '#functions/accounts/index.ts';
import { namesOf } from '#functions/identity/index.ts';
import type { Caller } from '#functions/kernel/caller.ts';
import type { StoredEvent } from '#functions/kernel/event.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { readTimelinePage } from '#functions/kernel/timeline.ts';
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
    const [account, keep] = await Promise.all([findAccount(accountId), withinReach(caller)]);
    if (account === undefined) throw new Problem('not-found');
    return readTimelinePage(
      { index: 'list', partition: contactsOf(accountId) },
      { ...query, scope },
      { caller, language, now, namesOf },
      keep,
    );
  },
);
