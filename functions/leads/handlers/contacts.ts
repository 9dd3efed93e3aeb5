import { listContacts } from '@rafiq/shared/leads/contract.ts';
import { accountsOfCompany } from '#functions/accounts/index.ts';
import { namesOf } from '#functions/identity/index.ts';
import { handle } from '#functions/kernel/handle.ts';
import { readUnitedTimelinePage } from '#functions/kernel/timeline.ts';
import { leadSeenBy } from '../beside-lead.ts';
import { partnerOf } from '../own-offer.ts';
import { ownContactsOf } from '../store/lead-keys.ts';

/** Lists what a partner itself did with the account of its lead before, on whatever leads it had of it, and of accounts that are one company with it. */
export const contacts = handle(listContacts, async ({ leadId }, { caller, query, scope, language, now }) => {
  const { lead } = await leadSeenBy(caller, leadId);
  const { accountId } = lead.customer;
  if (accountId === null) return { items: [], nextCursor: null };
  const partnerId = partnerOf(caller);
  const accountIds = await accountsOfCompany(accountId);
  const { items, nextCursor } = await readUnitedTimelinePage(
    { index: 'list', partitions: accountIds.map((id) => ownContactsOf(partnerId, id)) },
    { ...query, scope },
    { caller, language, now, namesOf },
    ({ subject }) => subject !== leadId,
  );
  return { items: items.map(({ entry }) => entry), nextCursor };
});
