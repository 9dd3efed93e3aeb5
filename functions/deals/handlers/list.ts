import { listDeals, type DealView } from '@rafiq/shared/deals/contract.ts';
import { registrationStatuses, type RegistrationStatus } from '@rafiq/shared/deals/status.ts';
import type { Page } from '@rafiq/shared/page.ts';
import type { Caller } from '#functions/kernel/caller.ts';
import { handle } from '#functions/kernel/handle.ts';
import type { PageRequest } from '#functions/kernel/list.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { findKnownPartner } from '#functions/partners/index.ts';
import type { Registration } from '../domain/registration.ts';
import { dealReach } from '../reach.ts';
import { readConflictPolicy } from '../store/conflict-policies.ts';
import { findDeals, listDealCopies, listDealsByStatus, listDealsOfAccount } from '../store/deal-store.ts';
import { listedDealView, partnerDealView } from '../views.ts';

interface Filters {
  status?: RegistrationStatus[] | undefined;
  partnerId?: string | undefined;
  accountId?: string | undefined;
}

/** Filters without an access pattern are refused, not guessed. */
function refuse(field: string): never {
  throw new Problem('invalid-request', { errors: [{ pointer: `/query/${field}`, code: 'not-offered' }] });
}

/** Drafts are nobody's business but their partner's. */
const submittedStatuses = registrationStatuses.filter((status) => status !== 'draft');

async function listForVendor(
  caller: Caller,
  { status = [...submittedStatuses], partnerId, accountId }: Filters,
  newestFirst: boolean,
  page: PageRequest,
): Promise<Page<Registration>> {
  const reaches = await dealReach(caller);
  const keep = (deal: Registration): boolean =>
    reaches(deal) &&
    status.includes(deal.status) &&
    (partnerId === undefined || deal.partnerId === partnerId) &&
    (accountId === undefined || deal.accountId === accountId);
  if (accountId !== undefined) return listDealsOfAccount(accountId, newestFirst, keep, page);
  if (partnerId === undefined) return listDealsByStatus(status, newestFirst, keep, page);
  // Even a cursor to nothing would tell how much a partner beyond its reach has.
  if ((await findKnownPartner(caller, partnerId)) === undefined) return { items: [], nextCursor: null };
  const copies = await listDealCopies(partnerId, status, newestFirst, page);
  const deals = await findDeals(copies.items.map(({ id }) => id));
  return { items: deals.filter(keep), nextCursor: copies.nextCursor };
}

export const list = handle(
  listDeals,
  async (_params, { caller, query, scope, now, language }): Promise<Page<DealView>> => {
    const page = { limit: query.limit, cursor: query.cursor, scope };
    const newestFirst = query.sort !== 'updatedAt';
    const { document } = await readConflictPolicy(now);
    if (caller.partnerId === null) {
      const { items, nextCursor } = await listForVendor(caller, query, newestFirst, page);
      return { items: items.map((deal) => listedDealView(deal, document.protection, language)), nextCursor };
    }
    if (query.partnerId !== undefined) refuse('partnerId');
    if (query.accountId !== undefined) refuse('accountId');
    const statuses = query.status ?? registrationStatuses;
    const { items, nextCursor } = await listDealCopies(caller.partnerId, statuses, newestFirst, page);
    return { items: items.map((copy) => partnerDealView(copy, document.protection, language)), nextCursor };
  },
);
